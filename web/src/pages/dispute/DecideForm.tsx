import { Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/session";
import type { Dispute, Order } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { ActFrame } from "../matter/ActFrame";
import type { ActionProps } from "../matter/desk";
import { OrgChoice } from "../matter/OrgChoice";

const orders: Order["kind"][] = ["maintain", "share", "assign"];

/** Registers what was decided, and what follows. */
export function DecideForm({ draft: form, view, onSend, ...rest }: ActionProps<Dispute>) {
  const { t } = useTranslation("dispute");
  const start: { document: string; dated: string; decision: string; order: Order["kind"]; org: string } = { document: "", dated: "", decision: "", order: "maintain", org: "" };
  const { today } = useMe().node;
  const draft = useDraft(form, start);
  const { document, dated, decision, order, org } = draft.value;
  // Who the source is can only be decided where that is the question.
  const offered = orders.filter((one) => one !== "assign" || view.matter.about.what === "source");
  return (
    <ActFrame {...rest} draft={draft} onSend={() => onSend({ document, dated: dated || null, decision, order: order === "assign" ? { kind: order, org } : { kind: order } })}>
      <div className="form">
        <Field label={t("fact.document")} place="document" required lawKey="dispute.ladder" wide>
          {(props) => <Input {...props} maxLength={200} value={document} onChange={(event) => draft.set({ document: event.target.value })} />}
        </Field>
        <Field label={t("fact.dated")} place="dated" help={t("help.dated")}>
          {(props) => <Input {...props} type="date" max={today} value={dated} onChange={(event) => draft.set({ dated: event.target.value })} />}
        </Field>
        <Field label={t("fact.decision")} place="decision" required wide>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={2000} value={decision} onChange={(event) => draft.set({ decision: event.target.value })} />}
        </Field>
        <Field label={t("fact.order")} place="order" required group wide>
          {() => (
            <Radio.Group value={order} onChange={(event) => draft.set({ order: event.target.value as Order["kind"] })}>
              {offered.map((one) => (
                <Radio key={one} value={one}>
                  {t(`order.${one}`)}
                </Radio>
              ))}
            </Radio.Group>
          )}
        </Field>
        {order === "assign" ? (
          <Field label={t("fact.source")} required>
            {(props) => <OrgChoice {...props} value={org} empty={t("choose")} onChange={(next) => draft.set({ org: next })} />}
          </Field>
        ) : null}
      </div>
    </ActFrame>
  );
}
