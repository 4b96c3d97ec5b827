import { contract, item, meetClock, people, record, startClock, world, type Person } from "./world.ts";

const by = (login: string): Person => people.find((one) => one.login === login) as Person;
const idNumber = item("id_number", "公民身份号码", { kind: { type: "text", max: 18 }, required: true, key: true, grade: "general3", rules: [{ rule: "checksum", standard: "resident_id" }] });

export function seed(): void {
  const household = contract("户籍登记信息", "市公安局", [idNumber, item("name", "姓名", { required: true }), item("address", "户籍地址", { kind: { type: "text", max: 200 }, grade: "general3" })]);
  world.resources.push({ id: "r-household", org: "gaj", draft: household, published: household, version: 2, state: "published", at: "2026-01-12T10:00:00+08:00" });
  const birth = contract("出生医学证明信息", "市卫生健康局", [item("cert_no", "证明编号", { key: true, required: true }), item("born", "出生日期", { kind: { type: "date" } }), item("mother_id", "母亲身份号码", { grade: "general3" })]);
  world.resources.push({ id: "r-birth", org: "wjj", draft: birth, published: birth, version: 1, state: "published", at: "2026-02-03T10:00:00+08:00" });
  const marriage = contract("婚姻登记信息", "市民政局", [idNumber, item("spouse", "配偶姓名"), item("registered", "登记日期", { kind: { type: "date" } })]);
  world.resources.push({ id: "r-marriage", org: "mzj", draft: marriage, published: marriage, version: 1, state: "published", at: "2026-02-06T10:00:00+08:00" });
  const vaccine = contract("预防接种记录", "市卫生健康局", [item("child_id", "儿童编号", { key: true }), item("vaccine", "疫苗名称")], "unconditional");
  world.resources.push({ id: "r-vaccine", org: "wjj", draft: vaccine, published: null, version: 0, state: "submitted", at: "2026-02-26T10:00:00+08:00" });
  record(by("weijian"), "catalogue.submitted", "报送审定", "catalogue", "r-vaccine");
  startClock("catalogue.review", "审定目录", "catalogue", "r-vaccine", "zsj", "2026-03-05", 3, "yellow");
  const application = { scenario: "结婚登记时核对户籍", unit: "市民政局婚姻登记处", items: ["id_number", "name"], mode: "api" as const, purpose: "婚姻登记核验", until: "2026-12-31", basis: { norm: "personal-information-protection-law", article: 34 } };
  world.requests.push({ id: "q-1", resource: "r-household", source: "gaj", applicant: "mzj", officer: "minzheng", asked: "2026-02-12T10:00:00+08:00", application, state: "asked" });
  record(by("minzheng"), "sharing.requested", "申请共享", "sharing", "q-1");
  startClock("sharing.reply", "答复共享申请", "sharing", "q-1", "gaj", "2026-02-27", -1, "overdue");
  world.requests.push({ id: "q-2", resource: "r-birth", source: "wjj", applicant: "gaj", officer: "gongan", asked: "2026-02-24T10:00:00+08:00", application: { ...application, purpose: "出生登记核验", items: ["cert_no", "born"], unit: "市公安局" }, state: "granted" });
  record(by("gongan"), "sharing.requested", "申请共享", "sharing", "q-2");
  startClock("sharing.reply", "答复共享申请", "sharing", "q-2", "wjj");
  meetClock("sharing.reply", "sharing", "q-2");
  world.grants.push({ id: "g-1", request: "q-2", resource: "r-birth", consumer: "gaj", items: [{ item: "cert_no" }, { item: "born" }], purpose: "出生登记核验", mode: "api", daily_quota: 500, until: "2026-12-31", citation: null, state: "active" });
  world.grants.push({ id: "g-v", request: "q-2", resource: "r-marriage", consumer: "gaj", items: [{ item: "spouse" }, { item: "registered" }], purpose: "婚姻状况比对", mode: "verify", daily_quota: null, tries: 2, until: "2026-12-31", citation: null, state: "active" });
}
