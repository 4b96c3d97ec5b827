/** Saves what the browser holds as a file. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A text as a CSV file that spreadsheets open rightly. */
export const csvFile = (text: string): Blob => new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" });
