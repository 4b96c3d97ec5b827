import { useTranslation } from "react-i18next";
import { useLawKey } from "@/api/law";
import type { Application, Basis, Contract } from "@/api/types";
import { day } from "@/lib/format";
import { BasisText, Facts, useBasisText } from "@/ui";

type Props = { application: Application; contract: Contract | null; basis: Basis | null | undefined };

/** What an applicant stated, to read. */
export function ApplicationView({ application, contract, basis }: Props) {
  const { t } = useTranslation("sharing");
  const basisText = useBasisText();
  const title = (name: string) => contract?.items.find((item) => item.name === name)?.title ?? name;
  const reference = basisText(application.basis);
  const special = useLawKey("sharing.special", Boolean(application.special)).data?.rows?.find((row) => row.name === application.special?.purpose);
  return (
    <Facts
      facts={[
        [t("element.purpose"), application.purpose],
        [t("element.scenario"), application.scenario],
        [t("element.unit"), application.unit],
        ...(application.business ? ([[t("element.business"), application.business]] as [string, string][]) : []),
        ...(application.special ? ([[t("element.special"), [special?.title ?? application.special.purpose, application.special.document, application.special.decision].filter(Boolean).join("；")]] as [string, string][]) : []),
        [
          t("element.items"),
          <span key="items" className="chips">
            {application.items.map((name) => (
              <span key={name} className="tag plain">
                {title(name)}
              </span>
            ))}
          </span>,
        ],
        [t("element.mode"), t(`mode.${application.mode}`)],
        [t("element.until"), day(application.until)],
        [t("element.basis"), basis === undefined ? reference : <BasisText key="basis" basis={basis} />],
      ]}
    />
  );
}
