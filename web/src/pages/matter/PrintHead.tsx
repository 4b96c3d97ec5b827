import { useTranslation } from "react-i18next";
import { useMe } from "@/api/session";
import type { MatterRoom } from "@/api/types";
import { day } from "@/lib/format";

/** What only the printed case says: of which node, which case, when and for whom it was printed. */
export function PrintHead({ room, id }: { room: MatterRoom; id: string }) {
  const { t } = useTranslation("matter");
  const { node, org, person } = useMe();
  return (
    <div className="print-only print-head">
      <strong>{t("printed.of", { node: node.name, room: t(`${room}:title`) })}</strong>
      <span>{t("case_no", { id })}</span>
      <span>{t("printed.by", { day: day(node.today), org: org.name, name: person.name })}</span>
    </div>
  );
}
