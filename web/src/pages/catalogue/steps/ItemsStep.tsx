import { DeleteOutlined, PlusOutlined, SnippetsOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Item, Suggestions } from "@/api/types";
import { Field, LawTip, Nothing, Rows, useFault, type Column } from "@/ui";
import { emptyItem, itemsFromHeader, suggested } from "../draft";
import { GradeCell } from "./GradeCell";
import { ItemMore } from "./ItemMore";
import { KindEditor } from "./KindEditor";
import { RulesButton } from "./RulesButton";
import type { StepProps } from "./step";

const none: Suggestions = {};

export function ItemsStep({ contract, set, suggestions = none }: StepProps) {
  const { t } = useTranslation("catalogue");
  const [pasting, setPasting] = useState(false);
  const change = (n: number, part: Partial<Item>) => set({ items: contract.items.map((item, at) => (at === n ? { ...item, ...part } : item)) });
  const offerOf = (item: Item) => {
    const suggestion = suggestions[item.name];
    return suggestion ? suggested(item, suggestion) : null;
  };
  const offers = contract.items.filter((item) => !item.grade && offerOf(item));
  const cell = (name: keyof Item, n: number) => t("item_cell", { name: t(`item.${name}`), n: n + 1 });
  const columns: Column<Item>[] = [
    {
      key: "title",
      title: t("item.title"),
      width: 170,
      render: (item, n) => <Guarded place={`items[${n}].title`} render={(status) => <Input status={status} value={item.title} aria-label={cell("title", n)} onChange={(event) => change(n, { title: event.target.value })} />} />,
    },
    {
      key: "name",
      title: t("item.name"),
      width: 150,
      render: (item, n) => <Guarded place={`items[${n}].name`} render={(status) => <Input status={status} value={item.name} aria-label={cell("name", n)} onChange={(event) => change(n, { name: event.target.value })} />} />,
    },
    { key: "kind", title: t("item.kind"), width: 220, render: (item, n) => <KindEditor kind={item.kind} label={cell("kind", n)} onChange={(kind) => change(n, { kind })} /> },
    { key: "required", title: t("item.required"), width: 56, render: (item, n) => <Checkbox checked={item.required} aria-label={cell("required", n)} onChange={(event) => change(n, { required: event.target.checked })} /> },
    { key: "key", title: t("item.key"), width: 56, render: (item, n) => <Checkbox checked={item.key} aria-label={cell("key", n)} onChange={(event) => change(n, { key: event.target.checked })} /> },
    {
      key: "grade",
      title: (
        <>
          {t("item.grade")} <LawTip lawKey="catalogue.grading" />
        </>
      ),
      width: 132,
      render: (item, n) => (
        <Guarded
          place={`items[${n}].grade`}
          render={(status) => <GradeCell item={item} label={cell("grade", n)} status={status} suggestion={suggestions[item.name]} onChange={(part) => change(n, part)} />}
        />
      ),
    },
    { key: "rules", title: t("item.rules"), render: (item, n) => <Guarded place={`items[${n}].rules`} render={() => <RulesButton item={item} onChange={(rules) => change(n, { rules })} />} /> },
    { key: "marks", title: t("item.marks"), render: (item, n) => <Guarded place={`items[${n}].element`} render={() => <ItemMore item={item} n={n} suggestion={suggestions[item.name]} onChange={(part) => change(n, part)} />} /> },
    { key: "drop", title: <span className="sr">{t("item.drop")}</span>, width: 44, render: (_, n) => <Button type="text" icon={<DeleteOutlined />} aria-label={t("drop_item", { n: n + 1 })} onClick={() => set({ items: contract.items.filter((_item, at) => at !== n) })} /> },
  ];
  return (
    <div data-place="items">
      <div className="actions wizard-tools">
        <Button icon={<PlusOutlined />} onClick={() => set({ items: [...contract.items, emptyItem()] })}>
          {t("add_item")}
        </Button>
        <Button icon={<SnippetsOutlined />} onClick={() => setPasting(true)}>
          {t("paste.open")}
        </Button>
        {offers.length > 0 ? (
          <Button onClick={() => set({ items: contract.items.map((item) => (item.grade ? item : { ...item, ...offerOf(item) })) })}>{t("suggest_all", { n: offers.length })}</Button>
        ) : null}
      </div>
      {contract.items.length === 0 ? <Nothing text={t("no_items")} /> : <Rows rows={contract.items} columns={columns} rowKey={(_, n) => String(n)} label={t("step.items")} />}
      <PasteDialog open={pasting} onClose={() => setPasting(false)} onPaste={(text) => set({ items: [...contract.items, ...itemsFromHeader(text, contract.items)] })} />
    </div>
  );
}

/** A cell that shows what is wrong with it. */
function Guarded({ place, render }: { place: string; render: (status: "error" | undefined) => React.ReactNode }) {
  const { fault, changed } = useFault(place);
  return (
    <div data-place={place} onChange={changed}>
      {render(fault ? "error" : undefined)}
      {fault ? <p className="field-note fault">{fault}</p> : null}
    </div>
  );
}

function PasteDialog({ open, onClose, onPaste }: { open: boolean; onClose: () => void; onPaste: (text: string) => void }) {
  const { t } = useTranslation("catalogue");
  const [text, setText] = useState("");
  const take = () => {
    onPaste(text);
    setText("");
    onClose();
  };
  return (
    <Modal open={open} title={t("paste.title")} okText={t("paste.take")} okButtonProps={{ disabled: !text.trim() }} onOk={take} onCancel={onClose} destroyOnHidden>
      <Field label={t("paste.label")} help={t("paste.help")}>
        {(props) => <Input.TextArea {...props} rows={4} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </Modal>
  );
}
