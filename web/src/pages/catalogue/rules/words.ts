import type { DataClass, Grade, GuideField } from "@/api/types";

/** What lines of `part=part=part` say, and the numbers of those that have too few parts or too many. */
function read<T>(text: string, of: (parts: string[]) => T | undefined): { rows: T[]; wrong: number[] } {
  const rows: T[] = [];
  const wrong: number[] = [];
  text.split("\n").forEach((line, n) => {
    if (!line.trim()) return;
    const parts = line.split("=").map((part) => part.trim());
    const row = parts.length <= 3 && parts[0] && parts[1] ? of(parts) : undefined;
    if (row === undefined) wrong.push(n + 1);
    else rows.push(row);
  });
  return { rows, wrong };
}

/** Fields of a guide from lines `title=name`, or with a third part where the field is required. */
export const readFields = (text: string, required: string) =>
  read<GuideField>(text, ([title = "", name = "", must]) => (must === undefined || must === required ? { title, name, required: must === required } : undefined));

/** Classes from lines `title=code`, or with the lowest grade as a third part. */
export const readClasses = (text: string, gradeOf: (title: string) => Grade | undefined) =>
  read<DataClass>(text, ([title = "", code = "", grade]) => {
    const least = grade === undefined ? null : gradeOf(grade);
    return least === undefined ? undefined : { title, code, least };
  });

export const fieldLines = (fields: GuideField[], required: string): string => fields.map((one) => [one.title, one.name, ...(one.required ? [required] : [])].join("=")).join("\n");
export const classLines = (classes: DataClass[], titleOf: (grade: Grade) => string): string => classes.map((one) => [one.title, one.code, ...(one.least ? [titleOf(one.least)] : [])].join("=")).join("\n");
