import { Input, Modal } from "antd";
import { useState } from "react";
import { FaultScope, Field } from "./Field";
import { RefusalAlert } from "./RefusalAlert";

type Props = { open: boolean; title: string; label: string; confirm: string; danger?: boolean; busy: boolean; error: unknown; onClose: () => void; onSend: (reason: string) => void };

/** Asks for an opinion. An empty one is sent too: the server answers with the article. */
export function ReasonDialog({ open, title, label, confirm, danger, busy, error, onClose, onSend }: Props) {
  const [text, setText] = useState("");
  return (
    <Modal open={open} title={title} okText={confirm} okButtonProps={{ danger: Boolean(danger), loading: busy }} onOk={() => onSend(text)} onCancel={onClose} afterClose={() => setText("")}>
      {error ? <RefusalAlert error={error} /> : null}
      <FaultScope error={error}>
        <Field label={label} place="reason" required>
          {(props) => <Input.TextArea {...props} rows={4} value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
      </FaultScope>
    </Modal>
  );
}
