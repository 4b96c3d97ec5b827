import { Button, Input } from "antd";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useSaveProfile } from "@/api/org";
import type { OrgPart, OrgView } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Choice, DraftNote, Facts, FaultScope, Field, Nothing, RefusalAlert } from "@/ui";
import { shownParts } from "./parts";

/** What the law has the organization make clear; a form for whoever may write it. */
export function ProfileForm({ view, editable }: { view: OrgView; editable: boolean }) {
  const { t } = useTranslation("orgs");
  const profile = view.org.profile ?? {};
  const draft = useDraft(`org/${view.org.id}/profile`, profile);
  const save = useSaveProfile(view.org.id);
  const parts = shownParts(view, editable ? draft.value : profile);
  if (parts.length === 0) return <Nothing text={t("profile_none")} />;
  if (!editable) return <Facts facts={parts.map((part) => [part.title || t(`own.${part.name}`), profile[part.name] ?? t("unclear")])} />;
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(draft.value, { onSuccess: () => draft.forget() });
  };
  const set = (name: string, text: string) => draft.set({ ...draft.value, [name]: text });
  const help = (part: OrgPart) => (part.before ? t(`before.${part.before}`) : undefined);
  return (
    <FaultScope error={save.error}>
      <DraftNote draft={draft} />
      {save.error ? <RefusalAlert error={save.error} /> : null}
      <form onSubmit={send}>
        {parts.map((part) => (
          <Field key={part.name} label={part.title || t(`own.${part.name}`)} place={`parts.${part.name}`} citation={part.citation} required={Boolean(part.before)} help={help(part)} wide>
            {(props) =>
              part.choices.length > 0 ? (
                <Choice {...props} value={draft.value[part.name] ?? ""} empty={t("choose")} options={part.choices.map((choice) => ({ value: choice, label: choice }))} onChange={(choice) => set(part.name, choice)} />
              ) : (
                <Input.TextArea {...props} autoSize={{ minRows: 1 }} maxLength={1000} value={draft.value[part.name] ?? ""} onChange={(event) => set(part.name, event.target.value)} />
              )
            }
          </Field>
        ))}
        <div className="wizard-foot">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t("save")}
          </Button>
        </div>
      </form>
    </FaultScope>
  );
}
