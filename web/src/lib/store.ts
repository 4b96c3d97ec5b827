// What is typed and not yet sent, per person and form: in this browser, or, where it may be personal data, in this window only.
type Kept = { base: string; value: unknown };

const PREFIX = "gongshu.draft";
const place = (person: string, form: string) => `${PREFIX}/${person}/${form}`;

/** A browser that keeps nothing (or nothing more) costs the draft, never the form. */
function attempt<T>(touch: () => T): T | null {
  try {
    return touch();
  } catch {
    return null;
  }
}

const at = (secret: boolean): Storage => (secret ? sessionStorage : localStorage);

export const readDraft = (person: string, form: string, secret: boolean): Kept | null =>
  attempt(() => JSON.parse(at(secret).getItem(place(person, form)) ?? "null") as Kept | null);

export const writeDraft = (person: string, form: string, secret: boolean, kept: Kept): void => void attempt(() => at(secret).setItem(place(person, form), JSON.stringify(kept)));

export function dropDraft(person: string, form: string): void {
  for (const secret of [true, false]) attempt(() => at(secret).removeItem(place(person, form)));
}

/** Whoever leaves takes the personal data along. */
export function dropSecrets(): void {
  attempt(() => {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(`${PREFIX}/`)) sessionStorage.removeItem(name);
  });
}
