// Reading and writing the little CSV there is in the browser.

/** A line of cells, quoted where they need it. */
export const csvLine = (cells: string[]): string => cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");

/** The first lines of a CSV text as cells; what is cut off at its end is left out unless it is `whole`. */
export function csvRows(text: string, most: number, whole = true): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const end = () => {
    row.push(cell);
    rows.push(row);
    row = [];
    cell = "";
  };
  for (let at = text.startsWith("\uFEFF") ? 1 : 0; at < text.length && rows.length < most; at += 1) {
    const char = text[at] ?? "";
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ",") {
      row.push(cell);
      cell = "";
    } else if (char === "\n") end();
    else if (char !== "\r") cell += char;
  }
  if (whole && rows.length < most && (cell || row.length > 0)) end();
  return rows;
}
