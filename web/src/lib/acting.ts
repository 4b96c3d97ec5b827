// In whose place requests are made: a colleague who is away, chosen for this tab of the browser only.
const KEY = "gongshu.acting_for";

export const actingFor = (): string => {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
};

export function actFor(person: string): void {
  if (person) sessionStorage.setItem(KEY, person);
  else sessionStorage.removeItem(KEY);
}
