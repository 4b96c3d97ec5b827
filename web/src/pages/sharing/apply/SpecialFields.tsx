import { Checkbox, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useLawKey } from "@/api/law";
import { useMe } from "@/api/session";
import type { Special } from "@/api/types";
import { Choice, Field } from "@/ui";
import type { ApplyProps } from "./step";

const outside = new Set(["enterprise", "institution", "research"]);
const none: Special = { purpose: "", document: "", decision: "", commercial: false };

/** What an enterprise, a public institution or a university has to state besides. */
export function SpecialFields({ application, set }: Pick<ApplyProps, "application" | "set">) {
  const { t } = useTranslation("sharing");
  const me = useMe();
  const asked = outside.has(me.org.kind);
  const purposes = useLawKey("sharing.special", asked).data?.rows ?? [];
  if (!asked) return null;
  const special = application.special ?? none;
  const say = (change: Partial<Special>) => set({ special: { ...special, ...change } });
  return (
    <>
      <Field label={t("special.purpose")} place="special.purpose" required lawKey="sharing.special">
        {(props) => <Choice {...props} value={special.purpose} empty={t("special.other")} options={purposes.map((row) => ({ value: row.name ?? "", label: row.title ?? "" }))} onChange={(purpose) => say({ purpose })} />}
      </Field>
      <Field label={t("special.document")} place="special.document" required help={t("help.special_document")}>
        {(props) => <Input {...props} maxLength={200} value={special.document} onChange={(event) => say({ document: event.target.value })} />}
      </Field>
      {special.purpose === "" ? (
        <Field label={t("special.decision")} place="special.decision" required help={t("help.special_decision")}>
          {(props) => <Input {...props} maxLength={200} value={special.decision} onChange={(event) => say({ decision: event.target.value })} />}
        </Field>
      ) : null}
      {me.org.kind === "research" ? (
        <Field label={t("special.commercial")} place="special.commercial" group lawKey="sharing.research_only">
          {() => (
            <Checkbox checked={special.commercial} onChange={(event) => say({ commercial: event.target.checked })}>
              {t("special.commercial_yes")}
            </Checkbox>
          )}
        </Field>
      ) : null}
    </>
  );
}
