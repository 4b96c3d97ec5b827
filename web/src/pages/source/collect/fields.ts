import type { FormField, OpenForm } from "@/api/types";
import { lines } from "@/lib/lines";

/** A field as typed: its values in one text. */
export type FieldDraft = Omit<FormField, "codes"> & { codes: string };
export type FormDraft = { title: string; affair: string; step: string; spec: string; fields: FieldDraft[] };

/** Values parted by spaces, commas or lines. */
export const codesOf = (text: string): string[] => lines(text.replace(/[\s,\uFF0C\u3001]+/g, "\n"));

/** As the server takes it; a field nothing was typed in isn't one. */
export function registeredOf({ step, fields, ...head }: FormDraft): OpenForm {
  const typed = fields.filter((field) => field.title.trim() || field.element.trim());
  return { ...head, step: Math.trunc(Number(step) || 0), fields: typed.map((field) => ({ ...field, element: field.element.trim() || field.title.trim(), codes: codesOf(field.codes) })) };
}
