import type { Contract, Suggestions } from "@/api/types";

/** What every step of the wizard gets. */
export type StepProps = { contract: Contract; set: (change: Partial<Contract>) => void; suggestions?: Suggestions | undefined };
