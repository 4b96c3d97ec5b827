import { useTranslation } from "react-i18next";
import type { CalendarYear, Holiday } from "@/api/types";
import { monthDay } from "@/lib/format";
import { Rows, Section, type Column } from "@/ui";

/** The holidays of a year, each with the notice it rests on. */
export function HolidaySection({ year: { notices, holidays } }: { year: CalendarYear }) {
  const { t } = useTranslation("calendar");
  const columns: Column<Holiday>[] = [
    { key: "name", title: t("holiday"), width: 120, head: true, render: (one) => one.name },
    { key: "days", title: t("days"), render: (one) => (one.from === one.to ? monthDay(one.from) : t("range", { from: monthDay(one.from), to: monthDay(one.to) })) },
    { key: "work", title: t("work"), render: (one) => one.work.map((date) => monthDay(date)).join(t("common:comma")) || t("common:format.none") },
    { key: "notice", title: t("notices"), render: (one) => notices.find((notice) => notice.id === one.notice)?.number ?? one.notice },
  ];
  return (
    <Section title={t("holidays")}>
      <Rows rows={holidays} columns={columns} label={t("holidays")} rowKey={(one) => `${one.name} ${one.from}`} />
      <ul className="notices quiet">
        {notices.map((one) => (
          <li key={one.id}>{one.number ? t("notice", { title: one.title, number: one.number }) : one.title}</li>
        ))}
      </ul>
    </Section>
  );
}
