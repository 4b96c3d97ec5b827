import { CalendarOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { DueAnswer } from "@/api/types";
import { day, moment } from "@/lib/format";
import { Cited, Facts, Section } from "@/ui";
import { DayStrip } from "./DayStrip";

/** The last moment in words: a whole day is said as a day. */
function useDueText(): (answer: DueAnswer) => string {
  const { t } = useTranslation("law");
  return ({ due }) => (due === null ? t("due.promptly") : /T23:59/.test(due.at) ? day(due.date) : moment(due.at));
}

/** The due date with all it rests on, and what makes it uncertain. */
export function Due({ answer, from }: { answer: DueAnswer; from: string }) {
  const { t } = useTranslation("law");
  const text = useDueText();
  const { due, days } = answer;
  const notes: [tag: string, help: string][] = [];
  if (answer.provisional) notes.push([t("due.provisional"), t("due.provisional_help")]);
  if (!answer.in_force) notes.push([t("due.not_in_force"), t("due.not_in_force_help")]);
  if (answer.promptly) notes.push([answer.length, t("due.promptly_help")]);
  return (
    <>
      <Section title={answer.label} extra={<code>{answer.key}</code>}>
        <div className="due-answer" role="status">
          <CalendarOutlined aria-hidden />
          <p>
            <strong>{text(answer)}</strong>
            {due ? <span>{t(/T23:59/.test(due.at) ? "due.at_end" : "due.due")}</span> : null}
          </p>
        </div>
        {notes.map(([tag, help]) => (
          <p key={tag} className="due-note">
            <span className="tag warn">{tag}</span> {help}
          </p>
        ))}
        <Facts
          facts={[
            [t("due.length"), answer.length],
            [t("due.start"), answer.from?.label],
            [t("due.by"), answer.by?.label],
            ...(answer.to ? ([[t("due.to"), answer.to.label]] as [string, string][]) : []),
            [t("due.law"), <Cited key="law" citation={answer.citation} />],
            ...(answer.simulated
              ? ([
                  [
                    t("due.simulated"),
                    <span key="simulated">
                      {answer.simulated.length} <Cited citation={answer.simulated.citation} />
                    </span>,
                  ],
                ] as [string, React.ReactNode][])
              : []),
            ...(answer.reading ? ([[t("due.reading"), answer.reading]] as [string, string][]) : []),
          ]}
        />
      </Section>
      {days.length > 0 ? (
        <Section title={t("due.days")} extra={<span className="quiet">{t("due.days_lead")}</span>}>
          <DayStrip days={days} from={from} due={due?.date ?? ""} />
        </Section>
      ) : null}
    </>
  );
}
