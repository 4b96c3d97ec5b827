import type { OrgPart, OrgView } from "@/api/types";

const own = (name: string): OrgPart => ({ name, title: "", before: "", choices: [], teams: [], citation: null as unknown as OrgPart["citation"] });

/** The parts to show: those of the law; leader and members where a team was chosen; the office of a government. */
export function shownParts(view: Pick<OrgView, "org" | "parts">, profile: Record<string, string>): OrgPart[] {
  const team = view.parts.some((part) => part.teams.includes(profile[part.name] ?? ""));
  const office = view.org.kind === "government" ? [own("office")] : [];
  return [...view.parts, ...(team ? [own("leader"), own("members")] : []), ...office];
}
