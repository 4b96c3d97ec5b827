import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useLawKey } from "@/api/law";
import { useMe } from "@/api/session";
import { BasisPicker, Field } from "@/ui";
import { RequirementsField } from "./RequirementsField";
import { SpecialFields } from "./SpecialFields";
import { titleOf, type ApplyProps } from "./step";

/** What for, by whom, until when, on which basis. */
export function UseStep({ application, set, contract, elements }: ApplyProps) {
  const { t } = useTranslation("sharing");
  const { today } = useMe().node;
  const { citation } = elements;
  const asksBusiness = useLawKey("sharing.business").data !== undefined;
  return (
    <div className="form">
      <Field label={titleOf(elements, "scenario", t("element.scenario"))} place="scenario" required wide citation={citation} help={t("help.scenario")}>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} value={application.scenario} onChange={(event) => set({ scenario: event.target.value })} />}
      </Field>
      <Field label={titleOf(elements, "unit", t("element.unit"))} place="unit" required citation={citation}>
        {(props) => <Input {...props} value={application.unit} onChange={(event) => set({ unit: event.target.value })} />}
      </Field>
      <Field label={titleOf(elements, "until", t("element.until"))} place="until" required citation={citation} help={t("help.until")}>
        {(props) => <Input {...props} type="date" min={today} value={application.until} onChange={(event) => set({ until: event.target.value })} />}
      </Field>
      <Field label={t("element.purpose")} place="purpose" required lawKey="use.purpose" help={t("help.purpose")}>
        {(props) => <Input {...props} value={application.purpose} onChange={(event) => set({ purpose: event.target.value })} />}
      </Field>
      <Field label={t("element.business")} place="business" required={asksBusiness} lawKey="sharing.business" help={t("help.business")}>
        {(props) => <Input {...props} maxLength={100} value={application.business ?? ""} onChange={(event) => set({ business: event.target.value })} />}
      </Field>
      <SpecialFields application={application} set={set} />
      <Field label={t("element.basis")} place="basis" required wide group help={t("help.basis")}>
        {(props) => <BasisPicker {...props} value={application.basis} onChange={(basis) => set({ basis })} />}
      </Field>
      <RequirementsField application={application} set={set} contract={contract} />
    </div>
  );
}
