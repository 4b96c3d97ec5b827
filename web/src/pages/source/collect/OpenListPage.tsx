import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useCollectTerms } from "@/api/collect";
import type { CollectionLine } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field, Section } from "@/ui";
import { LineFields } from "./LineFields";
import { emptyLine, filedOf } from "./lines";
import { OpenFrame } from "./OpenFrame";

/** Files what the department collects, line by line. */
export function OpenListPage() {
  const { t } = useTranslation("collection");
  const terms = useCollectTerms().data;
  const draft = useDraft("collection/new", { spec: "", lines: [emptyLine] as CollectionLine[] });
  const { spec, lines } = draft.value;
  const put = (n: number, line: CollectionLine) => draft.set({ lines: lines.map((one, at) => (at === n ? line : one)) });
  return (
    <OpenFrame room="collection" draft={draft} body={() => filedOf(draft.value)}>
      <Section title={t("about")}>
        <Field label={t("fact.spec")} place="spec" help={t("help.spec")}>
          {(props) => <Input {...props} maxLength={500} value={spec} onChange={(event) => draft.set({ spec: event.target.value })} />}
        </Field>
      </Section>
      {lines.map((line, n) => (
        <Section
          key={n}
          title={t("line_n", { n: n + 1 })}
          extra={
            <Button disabled={lines.length === 1} aria-label={t("drop_n", { n: n + 1 })} onClick={() => draft.set({ lines: lines.filter((_, at) => at !== n) })}>
              {t("drop")}
            </Button>
          }
        >
          <LineFields line={line} n={n} terms={terms} onChange={(next) => put(n, next)} />
        </Section>
      ))}
      <Button onClick={() => draft.set({ lines: [...lines, emptyLine] })}>{t("add")}</Button>
    </OpenFrame>
  );
}
