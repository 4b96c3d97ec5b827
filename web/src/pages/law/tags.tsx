import { useTranslation } from "react-i18next";
import type { PackHead } from "@/api/types";
import { day } from "@/lib/format";

export type PackMark = "in_force" | "draft" | "undated" | "expiring" | "expired" | "excerpt";
const tones: Record<PackMark, string> = { in_force: "good", draft: "warn", undated: "warn", expiring: "warn", expired: "bad", excerpt: "plain" };
const stances = { binding: "good", simulated: "info", known: "mute" };

/** Whether it holds, as the server told it: run out, running out, undated, a draft. */
export function marks(head: PackHead): PackMark[] {
  const excerpt: PackMark[] = head.excerpt ? ["excerpt"] : [];
  if (head.status === "draft") return ["draft", ...excerpt];
  if (head.days_left !== null && head.days_left < 0) return ["expired", ...excerpt];
  const holds: PackMark[] = head.undated ? ["undated"] : ["in_force"];
  return [...holds, ...(head.expiring ? (["expiring"] as const) : []), ...excerpt];
}

/** A law's standing in this node, and whether it holds. */
export function PackTags({ head }: { head: PackHead }) {
  const { t } = useTranslation("law");
  return (
    <>
      <span className={`tag ${stances[head.stance]}`}>{t(`stance.${head.stance}`)}</span>{" "}
      {marks(head).map((mark) => (
        <span key={mark} className={`tag ${tones[mark]}`}>
          {t(`status.${mark}`, { n: head.days_left })}
        </span>
      ))}
    </>
  );
}

/** From when to when a law holds, in words. */
export function useDates(): (head: PackHead) => string {
  const { t } = useTranslation("law");
  return (head) => {
    if (head.status === "draft") return t("draft_dates");
    const from = head.in_force ? t("from_day", { day: day(head.in_force) }) : t("no_dates");
    return [from, head.until ? t("until_day", { day: day(head.until) }) : ""].filter(Boolean).join(t("common:semicolon"));
  };
}
