import type { Charge } from "@/api/types";
import { Cited } from "@/ui";

/** Who has which part in what is shown, by law. */
export function Charges({ charges }: { charges: Charge[] }) {
  if (charges.length === 0) return null;
  return (
    <p className="quiet">
      {charges.map((charge) => (
        <span key={charge.line}>
          {charge.line} <Cited citation={charge.citation} aside />{" "}
        </span>
      ))}
    </p>
  );
}
