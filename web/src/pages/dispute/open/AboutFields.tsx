import { Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useMatters } from "@/api/matter";
import { useRequests } from "@/api/sharing";
import type { DisputeGround, DisputeWhat } from "@/api/types";
import type { Draft } from "@/lib/draft";
import { moment } from "@/lib/format";
import { Choice, Field } from "@/ui";
import { grounds, whats, type Claim } from "./claim";

export type ClaimProps = { draft: Draft<Claim>; resource: string };

/** The question, and the case it came from. */
export function AboutFields({ draft, resource }: ClaimProps) {
  const { t } = useTranslation("dispute");
  const { value, set } = draft;
  const refused = useRequests({ tab: "mine", state: "refused" }).items.filter((row) => row.resource === resource);
  const doubts = useMatters("correction", { tab: "mine", subject: resource }).items;
  return (
    <div className="form">
      <Field label={t("fact.what")} place="about.what" required group wide help={t(`what_help.${value.what}`)}>
        {() => (
          <Radio.Group value={value.what} onChange={(event) => set({ what: event.target.value as DisputeWhat })}>
            {whats.map((what) => (
              <Radio key={what} value={what}>
                {t(`what.${what}`)}
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Field>
      {value.what === "refusal" ? (
        <Field label={t("fact.request")} place="about.request" required help={refused.length === 0 ? t("help.no_request") : undefined}>
          {(props) => <Choice {...props} value={value.request} empty={t("choose")} options={refused.map((row) => ({ value: row.id, label: t("case_line", { title: row.purpose, at: moment(row.at) }) }))} onChange={(request) => set({ request })} />}
        </Field>
      ) : null}
      {value.what === "quality" ? (
        <Field label={t("fact.correction")} place="about.correction" help={t("help.correction")}>
          {(props) => <Choice {...props} value={value.correction} empty={t("no_correction")} options={doubts.map((row) => ({ value: row.id, label: t("case_line", { title: row.title, at: moment(row.since) }) }))} onChange={(correction) => set({ correction })} />}
        </Field>
      ) : null}
      <Field label={t("fact.ground")} place="ground" required group wide>
        {() => (
          <Radio.Group value={value.ground} onChange={(event) => set({ ground: event.target.value as DisputeGround })}>
            {grounds.map((ground) => (
              <Radio key={ground} value={ground}>
                {t(`ground.${ground}`)}
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Field>
    </div>
  );
}
