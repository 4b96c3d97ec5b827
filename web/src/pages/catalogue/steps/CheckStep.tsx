import { useTranslation } from "react-i18next";
import { ContractView } from "../detail/ContractView";
import type { StepProps } from "./step";

export function CheckStep({ contract }: StepProps) {
  const { t } = useTranslation("catalogue");
  return (
    <>
      <p className="lead">{t("check_lead")}</p>
      <ContractView contract={contract} basis={undefined} />
    </>
  );
}
