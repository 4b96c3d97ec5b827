import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { useLawKey } from "@/api/law";
import { USE_REQUIREMENTS } from "@/pages/catalogue/draft";
import { Field } from "@/ui";
import type { ApplyProps } from "./step";

/** The requirements of use of the entry, read and acknowledged word for word, where the law has entries state them. */
export function RequirementsField({ application, set, contract }: Pick<ApplyProps, "application" | "set" | "contract">) {
  const { t } = useTranslation("sharing");
  const own = useLawKey("catalogue.use_requirements").data;
  const guide = useLawKey("catalogue.guide_fields").data;
  const asked = own ?? (guide?.rows?.some((row) => row.field === USE_REQUIREMENTS) ? guide : undefined);
  const text = contract.fields[USE_REQUIREMENTS]?.trim() ?? "";
  if (!asked || text === "" || text === t("requirements.none")) return null;
  return (
    <Field label={t("requirements.title")} place="acknowledged" required wide group citation={asked.citation}>
      {() => (
        <>
          <blockquote className="notice">{text}</blockquote>
          <Checkbox checked={application.acknowledged?.trim() === text} onChange={(event) => set({ acknowledged: event.target.checked ? text : "" })}>
            {t("requirements.read")}
          </Checkbox>
        </>
      )}
    </Field>
  );
}
