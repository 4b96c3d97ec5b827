import { createContext, useContext, useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Citation, Fault, Problem } from "@/api/types";
import { problem } from "@/api/query";
import { LawTip } from "./LawTip";

const Faults = createContext<Fault[]>([]);

/** Hands the faults of a refusal to the fields they speak of. */
export function FaultScope({ error, children }: { error: unknown; children: ReactNode }) {
  const found: Problem | null = problem(error);
  return <Faults.Provider value={found?.faults ?? []}>{children}</Faults.Provider>;
}

/** What a refusal says of this place, until it is changed. */
export function useFault(place: string | undefined): { fault: string | undefined; changed: () => void } {
  const found = useContext(Faults).find((fault) => fault.place === place || fault.place === `application.${place}`);
  const [seen, setSeen] = useState<Fault | null>(null);
  return { fault: found && found !== seen ? found.message : undefined, changed: () => found && setSeen(found) };
}

/** Moves to the field of a place, if it is on the page. */
export function goToFault(place: string): void {
  const spot = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
  spot?.scrollIntoView({ block: "center", behavior: "smooth" });
  spot?.querySelector<HTMLElement>("input, textarea, select, button")?.focus({ preventScroll: true });
}

export type FieldProps = { id: string; "aria-describedby"?: string; "aria-invalid"?: boolean; status?: "error" };
type Props = {
  label: ReactNode;
  place?: string;
  required?: boolean;
  citation?: Citation | null | undefined;
  lawKey?: string | undefined;
  help?: ReactNode;
  wide?: boolean;
  /** A group of controls is labelled as a group. */
  group?: boolean;
  children: (props: FieldProps) => ReactNode;
};

/** A labelled field, with its article and what is wrong with it. */
export function Field({ label, place, required, citation, lawKey, help, wide, group, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { fault, changed } = useFault(place);
  const note = fault ?? help;
  const props: FieldProps = { id, ...(note ? { "aria-describedby": `${id}-note` } : {}), ...(fault ? { "aria-invalid": true, status: "error" } : {}) };
  const Label = group ? "span" : "label";
  return (
    <div className={wide ? "field wide" : "field"} data-place={place} onChange={changed} {...(group ? { role: "group", "aria-labelledby": `${id}-label` } : {})}>
      <div className="field-label">
        <Label id={`${id}-label`} {...(group ? {} : { htmlFor: id })}>
          {label}
          {required ? <span className="must">{t("field.required")}</span> : null}
        </Label>
        {citation || lawKey ? <LawTip citation={citation} lawKey={lawKey} /> : null}
      </div>
      {children(props)}
      {note ? (
        <p id={`${id}-note`} className={fault ? "field-note fault" : "field-note"}>
          {note}
        </p>
      ) : null}
    </div>
  );
}
