import { SwapOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useDiff, usePacks } from "@/api/law";
import type { PackHead } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { Choice, Loaded, Nothing, Page, Section } from "@/ui";
import { DiffTable } from "./diff/DiffTable";

/** Two laws, each with those above it, matter by matter. */
export function DiffPage() {
  const { t } = useTranslation("law");
  const packs = usePacks();
  return (
    <Page title={t("diff.title")} lead={t("diff.lead")}>
      <Loaded query={packs}>{({ items }) => <Chosen packs={items} />}</Loaded>
    </Page>
  );
}

function Chosen({ packs }: { packs: PackHead[] }) {
  const { t } = useTranslation("law");
  const [filters, set] = useFilters(["a", "b"]);
  // What is not chosen is the law that binds, and one beside it.
  const a = filters.a || (packs.find((pack) => pack.stance === "binding" && pack.id !== filters.b) ?? packs.find((pack) => pack.id !== filters.b))?.id || "";
  const b = filters.b || (packs.find((pack) => pack.parents.includes(a)) ?? packs.find((pack) => pack.id !== a))?.id || "";
  const query = useDiff(a, b, Boolean(a && b && a !== b));
  const options = packs.map((pack) => ({ value: pack.id, label: pack.title }));
  return (
    <>
      <Section title={t("diff.choose")}>
        <div className="diff-choice">
          <label>
            <span>{t("diff.a")}</span>
            <Choice value={a} options={options} onChange={(id) => set({ a: id, b })} />
          </label>
          <Button icon={<SwapOutlined />} onClick={() => set({ a: b, b: a })}>
            {t("diff.swap")}
          </Button>
          <label>
            <span>{t("diff.b")}</span>
            <Choice value={b} options={options} onChange={(id) => set({ a, b: id })} />
          </label>
        </div>
      </Section>
      {a === b ? <Nothing text={t("diff.same")} /> : <Loaded query={query}>{(diff) => <DiffTable diff={diff} />}</Loaded>}
    </>
  );
}
