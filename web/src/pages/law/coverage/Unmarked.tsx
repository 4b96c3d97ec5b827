import { CheckCircleFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { CitedId, Section } from "@/ui";

/** Paragraphs with neither rule nor reason; none is good news. */
export function Unmarked({ ids }: { ids: string[] }) {
  const { t } = useTranslation("law");
  if (ids.length === 0) {
    return (
      <p className="verdict good slim">
        <CheckCircleFilled aria-hidden /> <span>{t("coverage.unmarked_none")}</span>
      </p>
    );
  }
  return (
    <Section title={t("coverage.unmarked")}>
      <p className="quiet">{t("coverage.unmarked_some", { n: ids.length })}</p>
      <p className="unmarked">
        {ids.map((id) => (
          <CitedId key={id} id={id} />
        ))}
      </p>
    </Section>
  );
}
