import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Assignment, SourcePart } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { ActFrame } from "../matter/ActFrame";
import type { ActionProps } from "../matter/desk";
import { OrgChoice } from "../matter/OrgChoice";

const empty: SourcePart = { item: "", org: null };

/** Who collects what, where several departments collect together. */
export function JointForm({ draft: form, view, onSend, ...rest }: ActionProps<Assignment>) {
  const { t } = useTranslation("source");
  const start = { agreement: view.matter.joint?.agreement ?? "", parts: view.matter.joint?.parts ?? [empty] };
  const draft = useDraft(form, start);
  const { agreement, parts } = draft.value;
  const put = (n: number, change: Partial<SourcePart>) => draft.set({ parts: parts.map((part, at) => (at === n ? { ...part, ...change } : part)) });
  const send = () => onSend({ agreement, parts: parts.filter((part) => part.item.trim() || part.org).map((part) => ({ ...part, item: part.item.trim() })) });
  return (
    <ActFrame {...rest} draft={draft} onSend={send}>
      <Field label={t("joint.agreement")} place="agreement" required wide lawKey="source.joint">
        {(props) => <Input {...props} maxLength={500} value={agreement} onChange={(event) => draft.set({ agreement: event.target.value })} />}
      </Field>
      <Field label={t("joint.title")} place="parts" required group wide>
        {() => (
          <div className="parts">
            {parts.map((part, n) => (
              <div key={n} className="part">
                <Input aria-label={t("joint.item_n", { n: n + 1 })} placeholder={t("fact.item")} maxLength={100} value={part.item} onChange={(event) => put(n, { item: event.target.value })} />
                <OrgChoice aria-label={t("joint.org_n", { n: n + 1 })} value={part.org ?? ""} empty={t("choose")} onChange={(org) => put(n, { org: org || null })} />
                <Button aria-label={t("joint.drop_n", { n: n + 1 })} onClick={() => draft.set({ parts: parts.filter((_, at) => at !== n) })}>
                  {t("joint.drop")}
                </Button>
              </div>
            ))}
            <Button onClick={() => draft.set({ parts: [...parts, empty] })}>{t("joint.add")}</Button>
          </div>
        )}
      </Field>
    </ActFrame>
  );
}
