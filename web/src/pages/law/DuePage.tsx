import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useDue, useLawWords } from "@/api/law";
import { useFilters } from "@/lib/filters";
import { Field, Loaded, Nothing, Page, Section } from "@/ui";
import { Due } from "./due/Due";
import { Terms } from "./due/Terms";

/** When a duty is due: the term, the start, and every day counted, as the server counts them. */
export function DuePage() {
  const { t } = useTranslation("law");
  const [filters, set] = useFilters(["key", "from"]);
  const words = useLawWords();
  const due = useDue(filters.key, filters.from);
  const [date = "", time = ""] = filters.from.split("T");
  // A moment is said with the zone of the place, which the server's own answer carries.
  const zone = (/[+-]\d{2}:\d{2}$/.exec(filters.from) ?? /[+-]\d{2}:\d{2}$/.exec(due.data?.due?.at ?? ""))?.[0];
  return (
    <Page title={t("due.title")} lead={t("due.lead")}>
      <div className="due-page">
        <Section title={t("due.term")}>
          <Loaded query={words}>{({ items }) => <Terms words={items} chosen={filters.key} onChoose={(key) => set({ key })} />}</Loaded>
        </Section>
        <div>
          <Section title={t("due.start")}>
            <div className="form due-start">
              <Field label={t("due.day")} place="from" help={t("due.now")}>
                {({ status: _, ...props }) => <Input {...props} type="date" value={date} onChange={(event) => set({ from: event.target.value })} />}
              </Field>
              <Field label={t("due.time")}>
                {({ status: _, ...props }) => <Input {...props} type="time" value={time.slice(0, 5)} disabled={!date || !zone} onChange={(event) => set({ from: event.target.value ? `${date}T${event.target.value}:00${zone}` : date })} />}
              </Field>
            </div>
          </Section>
          {filters.key ? <Loaded query={due}>{(answer) => <Due answer={answer} from={date} />}</Loaded> : <Nothing text={t("due.choose")} />}
        </div>
      </div>
    </Page>
  );
}
