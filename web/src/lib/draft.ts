import { useRef, useState } from "react";
import { useMe } from "@/api/session";
import { dropDraft, readDraft, writeDraft } from "./store";

export type Draft<T> = {
  value: T;
  set: (change: Partial<T>) => void;
  /** Whether it was left here earlier. */
  kept: boolean;
  /** Back to how the form begins. */
  clear: () => void;
  /** Sent: nothing is kept of it. */
  forget: () => void;
};
type Options<T> = {
  /** It may hold personal data: kept in this window only. */
  secret?: boolean;
  /** What it was typed upon, such as a version; typed upon another, it is not brought back. */
  base?: string;
  /** Whether an earlier one belongs here. */
  fits?: (value: T) => boolean;
};

const like = (a: unknown, b: unknown): boolean => a === null || (typeof a === typeof b && Array.isArray(a) === Array.isArray(b) && b !== null);

/** An earlier value in the form's present shape; what no longer fits it is left out. */
export function restored<T extends object>(start: T, found: unknown): T | null {
  if (!found || typeof found !== "object") return null;
  const before = found as Record<string, unknown>;
  return Object.fromEntries(Object.entries(start).map(([name, value]) => [name, name in before && like(value, before[name]) ? before[name] : value])) as T;
}

/** What is typed in a form, kept until it is sent. A form by another name is another component: give it a key. */
export function useDraft<T extends object>(form: string, start: T, { secret = false, base = "", fits }: Options<T> = {}): Draft<T> {
  const person = useMe().person.id;
  const [first] = useState(() => {
    const found = readDraft(person, form, secret);
    const value = found?.base === base ? restored(start, found.value) : null;
    return value && (fits?.(value) ?? true) && JSON.stringify(value) !== JSON.stringify(start) ? value : null;
  });
  const [value, show] = useState(first ?? start);
  const [kept, setKept] = useState(first !== null);
  // Two changes at once both count.
  const latest = useRef(value);
  const forget = () => dropDraft(person, form);
  const put = (next: T) => {
    latest.current = next;
    show(next);
  };
  return {
    value,
    kept,
    forget,
    set: (change) => {
      put({ ...latest.current, ...change });
      if (JSON.stringify(latest.current) === JSON.stringify(start)) forget();
      else writeDraft(person, form, secret, { base, value: latest.current });
    },
    clear: () => {
      forget();
      setKept(false);
      put(start);
    },
  };
}
