import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { BasisRef, ConditionFinding, RequestView } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { BasisPicker, DraftNote, FaultScope, Field, goToFault, RefusalAlert } from "@/ui";
import { FindingsField, unread } from "./FindingsField";

type Props = { draft: string; view: RequestView; busy: boolean; error: unknown; onSend: (basis: BasisRef | null, reason: string, findings: ConditionFinding[]) => void };

/** Refuses with a basis. Whether the basis suffices is the server's to say. */
export function RefuseForm({ draft: form, view, busy, error, onSend }: Props) {
  const { t } = useTranslation("sharing");
  const start: { basis: BasisRef | null; reason: string; findings: ConditionFinding[] } = { basis: null, reason: "", findings: unread(view, false) };
  const draft = useDraft(form, start);
  const { basis, reason, findings } = draft.value;
  return (
    <FaultScope error={error}>
      <DraftNote draft={draft} />
      {error ? <RefusalAlert error={error} onFault={goToFault} /> : null}
      <FindingsField view={view} value={findings} onChange={(next) => draft.set({ findings: next })} />
      <div className="form">
        <Field label={t("refusal_basis")} place="basis" required wide group lawKey="sharing.refuse_basis" help={t("help.refuse_basis")}>
          {(props) => <BasisPicker {...props} suffices="sharing.refuse_basis" value={basis} onChange={(next) => draft.set({ basis: next })} />}
        </Field>
        <Field label={t("refusal_reason")} place="reason" wide>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} value={reason} onChange={(event) => draft.set({ reason: event.target.value })} />}
        </Field>
      </div>
      <Button danger type="primary" loading={busy} onClick={() => onSend(basis, reason, findings)}>
        {t("refuse_send")}
      </Button>
    </FaultScope>
  );
}
