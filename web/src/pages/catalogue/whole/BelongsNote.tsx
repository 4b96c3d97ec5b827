import { useTranslation } from "react-i18next";
import { useBelongs } from "@/api/lists";
import { Cited, Section } from "@/ui";

/** The list that a request or a demand belongs to; nothing where the law has no lists. */
export function BelongsNote(of: { request?: string; demand?: string }) {
  const { t } = useTranslation("lists");
  const found = useBelongs(of).data;
  if (!found || found.lines.length === 0) return null;
  return (
    <Section title={t("belongs")} extra={found.citations.map((citation) => <Cited key={citation.text} citation={citation} />)}>
      <ul>
        {found.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}
