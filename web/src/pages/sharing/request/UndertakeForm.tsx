import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/session";
import type { RequestView, Safety } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { DraftNote, FaultScope, Field, goToFault, RefusalAlert } from "@/ui";

type Props = { draft: string; view: RequestView; busy: boolean; error: unknown; onSend: (safety: Safety) => void };
const texts = ["measures", "officer", "place"] as const;

/** How a recipient that is no department keeps the data safe. */
export function UndertakeForm({ draft: form, view, busy, error, onSend }: Props) {
  const { t } = useTranslation("sharing");
  const { today } = useMe().node;
  const before = view.request.safety;
  const draft = useDraft(form, { measures: before?.measures ?? "", officer: before?.officer ?? "", place: before?.place ?? "", deletion: before?.deletion ?? "" });
  const { deletion, ...said } = draft.value;
  return (
    <FaultScope error={error}>
      <DraftNote draft={draft} />
      {error ? <RefusalAlert error={error} onFault={goToFault} /> : null}
      <p className="lead">{t(before ? "undertaken_lead" : "undertake_lead")}</p>
      <div className="form">
        {texts.map((name) => (
          <Field key={name} label={t(`safety.${name}`)} place={`safety.${name}`} required lawKey="sharing.special_use">
            {(props) => <Input {...props} maxLength={2000} value={said[name]} onChange={(event) => draft.set({ [name]: event.target.value })} />}
          </Field>
        ))}
        <Field label={t("safety.deletion")} place="safety.deletion" required>
          {(props) => <Input {...props} type="date" min={today} value={deletion} onChange={(event) => draft.set({ deletion: event.target.value })} />}
        </Field>
      </div>
      <Button type="primary" loading={busy} onClick={() => onSend({ ...said, deletion: deletion || null })}>
        {t("undertake")}
      </Button>
    </FaultScope>
  );
}
