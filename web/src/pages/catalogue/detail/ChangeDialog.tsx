import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNoteChange } from "@/api/catalogue";
import { Field, FaultScope, LawTip, RefusalAlert } from "@/ui";

/** Registers a change of the legal basis or of functions: the term for updating runs from the day it took effect. */
export function ChangeDialog({ id, open, onClose, onDone }: { id: string; open: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation("catalogue");
  const note = useNoteChange();
  const [on, setOn] = useState("");
  const [document, setDocument] = useState("");
  const clear = () => {
    note.reset();
    setOn("");
    setDocument("");
  };
  const send = () => note.mutate({ id, on: on === "" ? null : on, document }, { onSuccess: onDone });
  return (
    <Modal open={open} title={t("change.title")} okText={t("change.confirm")} okButtonProps={{ loading: note.isPending }} onOk={send} onCancel={onClose} afterClose={clear}>
      <p className="quiet">
        {t("change.lead")} <LawTip lawKey="catalogue.update" />
      </p>
      {note.error ? <RefusalAlert error={note.error} /> : null}
      <FaultScope error={note.error}>
        <Field label={t("change.on")} place="on" required>
          {(props) => <Input {...props} type="date" value={on} onChange={(event) => setOn(event.target.value)} />}
        </Field>
        <Field label={t("change.document")} place="document" required>
          {(props) => <Input {...props} maxLength={500} value={document} onChange={(event) => setDocument(event.target.value)} />}
        </Field>
      </FaultScope>
    </Modal>
  );
}
