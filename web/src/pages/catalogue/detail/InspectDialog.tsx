import { Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useInspect } from "@/api/rulesets";
import { useDraft } from "@/lib/draft";
import { DraftNote, FaultScope, Field, LawTip, RefusalAlert } from "@/ui";

/** What an inspection of an entry's grades found; nothing written means that nothing is wrong. */
export function InspectDialog({ id, open, onClose, onDone }: { id: string; open: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation("catalogue");
  const inspect = useInspect();
  const draft = useDraft(`catalogue/${id}/inspect`, { finding: "" });
  const { finding } = draft.value;
  const done = () => {
    draft.clear();
    onDone();
  };
  return (
    <Modal open={open} title={t("inspect.title")} okText={t("inspect.confirm")} okButtonProps={{ loading: inspect.isPending }} onOk={() => inspect.mutate({ id, finding }, { onSuccess: done })} onCancel={onClose} afterClose={inspect.reset}>
      <DraftNote draft={draft} />
      {inspect.error ? <RefusalAlert error={inspect.error} /> : null}
      <FaultScope error={inspect.error}>
        <Field label={<>{t("inspect.finding")} <LawTip lawKey="catalogue.grading_inspect" /></>} place="finding" help={t("inspect.help")}>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={2000} value={finding} onChange={(event) => draft.set({ finding: event.target.value })} />}
        </Field>
      </FaultScope>
    </Modal>
  );
}
