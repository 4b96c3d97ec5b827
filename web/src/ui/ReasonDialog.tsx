import { Input, Modal } from "antd";
import { useDraft } from "@/lib/draft";
import { DraftNote } from "./DraftNote";
import { FaultScope, Field } from "./Field";
import { RefusalAlert } from "./RefusalAlert";

type Props = { draft: string; open: boolean; title: string; label: string; confirm: string; danger?: boolean; busy: boolean; error: unknown; onClose: () => void; onSend: (reason: string, sent: () => void) => void };

/** Asks for an opinion, kept under `draft` until it is sent. An empty one is sent too: the server answers with the article. */
export function ReasonDialog({ draft: form, open, title, label, confirm, danger, busy, error, onClose, onSend }: Props) {
  const draft = useDraft(form, { text: "" });
  const { text } = draft.value;
  return (
    <Modal open={open} title={title} okText={confirm} okButtonProps={{ danger: Boolean(danger), loading: busy }} onOk={() => onSend(text, draft.clear)} onCancel={onClose}>
      <DraftNote draft={draft} />
      {error ? <RefusalAlert error={error} /> : null}
      <FaultScope error={error}>
        <Field label={label} place="reason" required>
          {(props) => <Input.TextArea {...props} rows={4} value={text} onChange={(event) => draft.set({ text: event.target.value })} />}
        </Field>
      </FaultScope>
    </Modal>
  );
}
