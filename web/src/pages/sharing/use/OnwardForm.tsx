import { Checkbox, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useOpenMatter } from "@/api/matter";
import { useMe } from "@/api/session";
import { useDraft } from "@/lib/draft";
import { paths } from "@/lib/paths";
import { OrgChoice } from "@/pages/matter/OrgChoice";
import { OwnEntry } from "@/pages/matter/OwnEntry";
import { Field } from "@/ui";
import { UseFrame, type UseProps } from "./frame";

/** Asks the source's consent to another use, or to another's use. */
export function OnwardForm({ view, draft: form, onDone }: UseProps) {
  const { t } = useTranslation("usage");
  const me = useMe();
  const { today } = me.node;
  const { grant, contract } = view;
  const draft = useDraft(form, { org: "", purpose: "", items: [] as string[], until: grant.until, need: "", entry: "" });
  const open = useOpenMatter("onward");
  const { org, purpose, items, until, need, entry } = draft.value;
  // Only the holder's own catalogue can take the data in.
  const into = org === me.org.id && entry ? { entry } : {};
  const title = (name: string) => contract?.items.find((item) => item.name === name)?.title ?? name;
  const toggle = (name: string, on: boolean) => draft.set({ items: grant.items.map((one) => one.item).filter((one) => (one === name ? on : items.includes(one))) });
  const send = () =>
    open.mutate(
      { grant: grant.id, org, purpose, items, until, need, ...into },
      {
        onSuccess: (made) => {
          draft.forget();
          onDone(paths.matter("onward", made.matter.id));
        },
      },
    );
  return (
    <UseFrame what="onward" draft={draft} busy={open.isPending} error={open.error} onSend={send}>
      <Field label={t("to")} place="org" required help={t("help.to")}>
        {(props) => <OrgChoice {...props} value={org} empty={t("choose_org")} onChange={(next) => draft.set({ org: next })} />}
      </Field>
      {org === me.org.id ? (
        <Field label={t("entry")} place="entry" help={t("help.entry")}>
          {(props) => <OwnEntry {...props} value={entry} empty={t("no_entry")} onChange={(next) => draft.set({ entry: next })} />}
        </Field>
      ) : null}
      <Field label={t("purpose")} place="purpose" required lawKey="use.onward_consent">
        {(props) => <Input {...props} maxLength={60} value={purpose} onChange={(event) => draft.set({ purpose: event.target.value })} />}
      </Field>
      <Field label={t("items")} place="items" required group wide>
        {() => (
          <div className="checks">
            {grant.items.map((one) => (
              <Checkbox key={one.item} checked={items.includes(one.item)} onChange={(event) => toggle(one.item, event.target.checked)}>
                {title(one.item)}
              </Checkbox>
            ))}
          </div>
        )}
      </Field>
      <Field label={t("until")} place="until" required>
        {(props) => <Input {...props} type="date" min={today} max={grant.until} value={until} onChange={(event) => draft.set({ until: event.target.value })} />}
      </Field>
      <Field label={t("need")} place="need" required wide>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} maxLength={2000} value={need} onChange={(event) => draft.set({ need: event.target.value })} />}
      </Field>
    </UseFrame>
  );
}
