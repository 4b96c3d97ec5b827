import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Grade, Item, Suggestion } from "@/api/types";
import { Choice } from "@/ui";
import { grades, suggested } from "../draft";

type Props = { item: Item; label: string; status: "error" | undefined; suggestion: Suggestion | undefined; onChange: (part: Partial<Item>) => void };

/** The grade of an item, and what the data speaks for: an officer takes the suggestion or leaves it. */
export function GradeCell({ item, label, status, suggestion, onChange }: Props) {
  const { t } = useTranslation("catalogue");
  const offered = suggestion && suggested(item, suggestion);
  return (
    <>
      <Choice {...(status ? { status } : {})} value={item.grade ?? ""} aria-label={label} empty={t("grade.none")} options={grades.map((grade) => ({ value: grade, label: t(`grade.${grade}`) }))} onChange={(grade) => onChange({ grade: (grade || null) as Grade | null })} />
      {suggestion && offered ? (
        <Button type="link" size="small" className="rules-button" title={suggestion.why} onClick={() => onChange(offered)}>
          {t("suggest", { grade: t(`grade.${suggestion.grade}`) })}
        </Button>
      ) : null}
    </>
  );
}
