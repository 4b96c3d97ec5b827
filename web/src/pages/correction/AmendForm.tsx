import { ArrowRightOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Correction } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Facts, Field } from "@/ui";
import { ActFrame } from "../matter/ActFrame";
import type { ActionProps } from "../matter/desk";
import { KeyText } from "./KeyText";
import { ValueInput } from "./ValueInput";

/** The value as it was seen beside the value as it should be. The right value is personal data: it stays in this window. */
export function AmendForm({ draft: form, onSend, view, ...rest }: ActionProps<Correction>) {
  const { t } = useTranslation("correction");
  const { claim, item_title } = view.matter;
  const draft = useDraft(form, { value: "" }, { secret: true });
  const { value } = draft.value;
  const item = view.contract?.items.find((one) => one.name === claim.item);
  return (
    <ActFrame {...rest} draft={draft} onSend={() => onSend({ value })}>
      <Facts facts={[[t("fact.key"), <KeyText key="key" values={claim.key} contract={view.contract} />]]} />
      <div className="compare">
        <div className="compare-side">
          <p className="quiet">{t("compare.old", { item: item_title })}</p>
          <p className="value">{claim.held || t("compare.unseen")}</p>
        </div>
        <ArrowRightOutlined aria-hidden />
        <div className="compare-side new">
          <Field label={t("compare.new", { item: item_title })} place="value" required lawKey="correction.complete">
            {(props) => <ValueInput {...props} item={item} value={value} onChange={(next) => draft.set({ value: next })} />}
          </Field>
          {claim.claimed ? (
            <p className="quiet">
              {t("compare.claimed")} <strong className="value">{claim.claimed}</strong>{" "}
              {value === claim.claimed ? null : (
                <button type="button" className="linkish" onClick={() => draft.set({ value: claim.claimed })}>
                  {t("compare.take")}
                </button>
              )}
            </p>
          ) : null}
        </div>
      </div>
    </ActFrame>
  );
}
