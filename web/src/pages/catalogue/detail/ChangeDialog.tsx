import { Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useNoteChange } from "@/api/catalogue";
import { useDraft } from "@/lib/draft";
import { DraftNote, Field, FaultScope, LawTip, RefusalAlert } from "@/ui";

/** Registers a change of the legal basis or of functions: the term for updating runs from the day it took effect. */
export function ChangeDialog({ id, open, onClose, onDone }: { id: string; open: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation("catalogue");
  const note = useNoteChange();
  const draft = useDraft(`catalogue/${id}/change`, { on: "", document: "" });
  const { on, document } = draft.value;
  const done = () => {
    draft.clear();
    onDone();
  };
  const send = () => note.mutate({ id, on: on === "" ? null : on, document }, { onSuccess: done });
  return (
    <Modal open={open} title={t("change.title")} okText={t("change.confirm")} okButtonProps={{ loading: note.isPending }} onOk={send} onCancel={onClose} afterClose={note.reset}>
      <p className="quiet">
        {t("change.lead")} <LawTip lawKey="catalogue.update" />
      </p>
      <DraftNote draft={draft} />
      {note.error ? <RefusalAlert error={note.error} /> : null}
      <FaultScope error={note.error}>
        <Field label={t("change.on")} place="on" required>
          {(props) => <Input {...props} type="date" value={on} onChange={(event) => draft.set({ on: event.target.value })} />}
        </Field>
        <Field label={t("change.document")} place="document" required>
          {(props) => <Input {...props} maxLength={500} value={document} onChange={(event) => draft.set({ document: event.target.value })} />}
        </Field>
      </FaultScope>
    </Modal>
  );
}
