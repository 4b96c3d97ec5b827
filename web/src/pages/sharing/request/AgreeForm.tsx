import { Button, Checkbox, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { BasisRef, ConditionFinding, GrantedItem, Item, Mask, RequestView, Terms } from "@/api/types";
import { useMe } from "@/api/session";
import { useDraft } from "@/lib/draft";
import { BasisPicker, Choice, DraftNote, FaultScope, Field, goToFault, RefusalAlert, Rows, type Column } from "@/ui";
import { FindingsField, unread } from "./FindingsField";

type Props = { draft: string; view: RequestView; busy: boolean; error: unknown; onSend: (terms: Terms, findings: ConditionFinding[], basis: BasisRef | null) => void };

type Stated = { items: GrantedItem[]; until: string; quota: number | null; tries: number | null; findings: ConditionFinding[]; basis: BasisRef | null };

/** Terms no wider than asked: items with masks, quota, last day. */
export function AgreeForm({ draft: form, view, busy, error, onSend }: Props) {
  const { t } = useTranslation("sharing");
  const { today } = useMe().node;
  const asked = view.request.application;
  const compares = asked.mode === "verify";
  const start: Stated = { items: asked.items.map((item) => ({ item })), until: asked.until, quota: null, tries: null, findings: unread(view, true), basis: null };
  const draft = useDraft(form, start);
  const { items, until, quota, tries, findings, basis } = draft.value;
  const of = (name: string) => items.find((one) => one.item === name);
  const toggle = (name: string, on: boolean) => draft.set({ items: asked.items.flatMap((one) => (one === name ? (on ? [{ item: one }] : []) : (of(one) ?? []))) });
  const mask = (name: string, next: Mask | null) => draft.set({ items: items.map((one) => (one.item === name ? { item: name, ...(next ? { mask: next } : {}) } : one)) });
  const rows = asked.items.map((name) => view.contract?.items.find((item) => item.name === name) ?? ({ name, title: name, grade: null } as Item));
  // What is only compared leaves nothing to mask.
  const masks: Column<Item> = { key: "mask", title: t("mask.title"), width: 300, render: (item) => <MaskEditor title={item.title} mask={of(item.name)?.mask ?? null} disabled={!of(item.name)} onChange={(next) => mask(item.name, next)} /> };
  return (
    <FaultScope error={error}>
      <DraftNote draft={draft} />
      {error ? <RefusalAlert error={error} onFault={goToFault} /> : null}
      <FindingsField view={view} value={findings} onChange={(next) => draft.set({ findings: next })} />
      {asked.special ? (
        <Field label={t("special_basis")} place="basis" required wide group lawKey="sharing.special_basis">
          {(props) => <BasisPicker {...props} suffices="sharing.special_basis" value={basis} onChange={(next) => draft.set({ basis: next })} />}
        </Field>
      ) : null}
      <Field label={t("granted_items")} place="terms.items" group wide lawKey="sharing.least_privilege" help={t(compares ? "help.compared" : "help.masks")}>
        {() => (
          <Rows
            rows={rows}
            label={t("granted_items")}
            rowKey={(item) => item.name}
            columns={[
              { key: "title", title: t("item"), head: true, render: (item) => <Checkbox checked={Boolean(of(item.name))} onChange={(event) => toggle(item.name, event.target.checked)}>{item.title}</Checkbox> },
              { key: "grade", title: t("catalogue:item.grade"), tight: true, render: (item) => (item.grade ? t(`catalogue:grade.${item.grade}`) : t("common:format.none")) },
              ...(compares ? [] : [masks]),
            ]}
          />
        )}
      </Field>
      <div className="form">
        {compares ? (
          <Field label={t("tries")} place="terms.tries" required lawKey="sharing.verify" help={t("help.tries")}>
            {(props) => <InputNumber {...props} min={1} max={20} precision={0} value={tries} onChange={(next) => draft.set({ tries: next })} />}
          </Field>
        ) : null}
        <Field label={t(compares ? "quota_records" : "quota")} place="terms.daily_quota" help={t(compares ? "help.records" : "help.quota")}>
          {(props) => <InputNumber {...props} min={1} precision={0} value={quota} onChange={(next) => draft.set({ quota: next })} />}
        </Field>
        <Field label={t("element.until")} place="terms.until" required help={t("help.terms_until")}>
          {(props) => <Input {...props} type="date" min={today} value={until} onChange={(event) => draft.set({ until: event.target.value })} />}
        </Field>
      </div>
      <Button type="primary" loading={busy} onClick={() => onSend({ items, until, daily_quota: quota, ...(tries === null ? {} : { tries }) }, findings, basis)}>
        {t("agree_send")}
      </Button>
    </FaultScope>
  );
}

type MaskProps = { title: string; mask: Mask | null; disabled: boolean; onChange: (mask: Mask | null) => void };
function MaskEditor({ title, mask, disabled, onChange }: MaskProps) {
  const { t } = useTranslation("sharing");
  const names = ["keep", "hide"] as const;
  const pick = (name: string) => onChange(name === "keep" ? { mask: "keep", head: 1, tail: 1 } : name === "hide" ? { mask: "hide" } : null);
  return (
    <div className="mask">
      <Choice disabled={disabled} value={mask?.mask ?? ""} aria-label={t("mask.of", { title })} empty={t("mask.none")} options={names.map((name) => ({ value: name, label: t(`mask.${name}`) }))} onChange={pick} />
      {mask?.mask === "keep" ? (
        <>
          <InputNumber min={0} max={255} value={mask.head} controls={false} aria-label={t("mask.head", { title })} prefix={t("mask.head_short")} onChange={(head) => onChange({ ...mask, head: head ?? 0 })} />
          <InputNumber min={0} max={255} value={mask.tail} controls={false} aria-label={t("mask.tail", { title })} prefix={t("mask.tail_short")} onChange={(tail) => onChange({ ...mask, tail: tail ?? 0 })} />
        </>
      ) : null}
    </div>
  );
}
