import { Button, Checkbox, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Item, ItemElement, Mark, Suggestion } from "@/api/types";
import { Choice, Field } from "@/ui";

const marks: Mark[] = ["unshared", "personal", "trade_secret"];
const ways: ItemElement["way"][] = ["collected", "shared", "joint"];

type Props = { item: Item; n: number; suggestion: Suggestion | undefined; onChange: (part: Partial<Item>) => void };

/** Marks, the element and a note of an item: in a line, and the dialog that changes them. */
export function ItemMore({ item, n, suggestion, onChange }: Props) {
  const { t } = useTranslation("catalogue");
  const [open, setOpen] = useState(false);
  const held = item.marks ?? [];
  const { element } = item;
  const toggle = (mark: Mark, on: boolean) => onChange({ marks: on ? [...held, mark] : held.filter((one) => one !== mark) });
  const of = (part: Partial<ItemElement>) => onChange({ element: { name: "", way: "collected", ...element, ...part } });
  const told = [...held.map((mark) => t(`mark.${mark}`)), ...(element?.name ? [element.name] : [])];
  return (
    <>
      <Button type="link" className="rules-button" aria-label={t("more_of", { n: n + 1 })} onClick={() => setOpen(true)}>
        {told.length === 0 ? t("add_marks") : told.join(t("common:semicolon"))}
      </Button>
      <Modal open={open} title={t("marks_of", { title: item.title || item.name })} onCancel={() => setOpen(false)} footer={<Button type="primary" onClick={() => setOpen(false)}>{t("common:action.done")}</Button>} destroyOnHidden>
        {suggestion ? <p className="quiet">{suggestion.why}</p> : null}
        <Field label={t("item.marks")} group>
          {() =>
            marks.map((mark) => (
              <Checkbox key={mark} checked={held.includes(mark)} onChange={(event) => toggle(mark, event.target.checked)}>
                {t(`mark.${mark}`)}
              </Checkbox>
            ))
          }
        </Field>
        <Field label={t("item.element")} place={`items[${n}].element`} lawKey="source.single" help={t("help.element")}>
          {(props) => <Input {...props} maxLength={100} value={element?.name ?? ""} onChange={(event) => (event.target.value ? of({ name: event.target.value }) : onChange({ element: null }))} />}
        </Field>
        {element?.name ? (
          <>
            <Field label={t("item.way")}>{(props) => <Choice {...props} value={element.way} options={ways.map((way) => ({ value: way, label: t(`way.${way}`) }))} onChange={(way) => of({ way: way as ItemElement["way"] })} />}</Field>
            {element.way === "collected" ? (
              <Field label={t("item.reason")} place={`items[${n}].element.reason`} lawKey="source.duplicate_reason" help={t("help.reason")}>
                {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} maxLength={2000} value={element.reason ?? ""} onChange={(event) => of({ reason: event.target.value })} />}
              </Field>
            ) : null}
          </>
        ) : null}
        <Field label={t("item.note")}>{(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} maxLength={2000} value={item.note} onChange={(event) => onChange({ note: event.target.value })} />}</Field>
      </Modal>
    </>
  );
}
