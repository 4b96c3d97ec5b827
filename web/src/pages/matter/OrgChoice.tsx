import { useOrgs } from "@/api/org";
import { Choice, type FieldProps } from "@/ui";

type Props = Partial<FieldProps> & { value: string; onChange: (org: string) => void; empty: string; without?: string | undefined; "aria-label"?: string };

/** One organization; `without`: not this one. */
export function OrgChoice({ without, ...rest }: Props) {
  const orgs = useOrgs().data?.items ?? [];
  return <Choice {...rest} options={orgs.filter((org) => org.id !== without).map((org) => ({ value: org.id, label: org.name }))} />;
}
