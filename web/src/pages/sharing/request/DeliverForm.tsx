import { Button, Checkbox, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/session";
import type { Offline } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { DraftNote, FaultScope, Field, goToFault, RefusalAlert } from "@/ui";

type Props = { draft: string; busy: boolean; error: unknown; onSend: (offline: Offline | null) => void };
const texts = ["difficulty", "medium", "digest", "from", "to", "exception"] as const;

/** Hands over what was agreed: on the platform, or outside it with what has to be stated then. */
export function DeliverForm({ draft: form, busy, error, onSend }: Props) {
  const { t } = useTranslation("sharing");
  const { today } = useMe().node;
  const start = { outside: false, difficulty: "", medium: "", digest: "", from: "", to: "", received: "", exception: "" };
  const draft = useDraft(form, start);
  const { outside, received, ...said } = draft.value;
  return (
    <FaultScope error={error}>
      <DraftNote draft={draft} />
      {error ? <RefusalAlert error={error} onFault={goToFault} /> : null}
      <p className="lead">{t("deliver_lead")}</p>
      <Checkbox checked={outside} onChange={(event) => draft.set({ outside: event.target.checked })}>
        {t("offline.use")}
      </Checkbox>
      {outside ? (
        <div className="form">
          {texts.map((name) => (
            <Field key={name} label={t(`offline.${name}`)} place={`offline.${name}`} required={name !== "exception"} lawKey="sharing.offline" {...(name === "digest" || name === "exception" ? { help: t(`help.offline_${name}`) } : {})}>
              {(props) => <Input {...props} maxLength={500} value={said[name]} onChange={(event) => draft.set({ [name]: event.target.value })} />}
            </Field>
          ))}
          <Field label={t("offline.received")} place="offline.received" required>
            {(props) => <Input {...props} type="date" max={today} value={received} onChange={(event) => draft.set({ received: event.target.value })} />}
          </Field>
        </div>
      ) : null}
      <div className="actions">
        <Button type="primary" loading={busy} onClick={() => onSend(outside ? { ...said, received: received || null } : null)}>
          {t("deliver")}
        </Button>
      </div>
    </FaultScope>
  );
}
