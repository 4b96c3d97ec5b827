import { Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useConclude, type Concluding } from "@/api/catalogue";
import type { Grade, ResourceView } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Choice, DraftNote, Field, FaultScope, LawTip, RefusalAlert } from "@/ui";
import { grades } from "../draft";

export type Conclusion = Concluding["what"];
const lawKeys: Record<Conclusion, string> = { assessment: "catalogue.reassess", confirm_type: "catalogue.retype", regrade: "catalogue.regrade" };
type Props = { view: ResourceView; what: Conclusion; open: boolean; onClose: () => void; onDone: () => void };

/** A conclusion about an entry in force: its conditions assessed, its type confirmed, its grades looked at again. */
export function ConcludeDialog({ view, what, open, onClose, onDone }: Props) {
  const { t } = useTranslation("catalogue");
  const conclude = useConclude();
  const { id, draft: contract } = view.resource;
  const draft = useDraft(`catalogue/${id}/${what}`, { conclusion: "", fit: "", grades: {} as Record<string, Grade> });
  const { conclusion, fit, grades: chosen } = draft.value;
  const body = (): Concluding => {
    if (what === "assessment") return { id, what, conclusion, fit: fit === "yes" };
    return what === "regrade" ? { id, what, conclusion, grades: chosen } : { id, what, conclusion };
  };
  const done = () => {
    draft.clear();
    onDone();
  };
  return (
    <Modal open={open} title={t(`conclude.${what}`)} okText={t("conclude.confirm")} okButtonProps={{ loading: conclude.isPending, disabled: what === "assessment" && fit === "" }} onOk={() => conclude.mutate(body(), { onSuccess: done })} onCancel={onClose} afterClose={conclude.reset}>
      <p className="quiet">
        {t(`conclude.${what}_lead`, { why: view.behind?.why ?? "" })} <LawTip lawKey={lawKeys[what]} />
      </p>
      <DraftNote draft={draft} />
      {conclude.error ? <RefusalAlert error={conclude.error} /> : null}
      <FaultScope error={conclude.error}>
        {what === "assessment" ? (
          <Field label={t("conclude.fit")} place="fit" required group>
            {() => (
              <Radio.Group value={fit} onChange={(event) => draft.set({ fit: String(event.target.value) })}>
                <Radio value="yes">{t("conclude.fit_yes")}</Radio>
                <Radio value="no">{t("conclude.fit_no")}</Radio>
              </Radio.Group>
            )}
          </Field>
        ) : null}
        {what === "regrade"
          ? contract.items.map((item) => (
              <Field key={item.name} label={item.title} place={`grades.${item.name}`}>
                {(props) => <Choice {...props} value={chosen[item.name] ?? item.grade ?? ""} empty={t("grade.none")} options={grades.map((grade) => ({ value: grade, label: t(`grade.${grade}`) }))} onChange={(grade) => draft.set({ grades: { ...chosen, [item.name]: grade as Grade } })} />}
              </Field>
            ))
          : null}
        <Field label={t("conclude.conclusion")} place="conclusion" required>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={2000} value={conclusion} onChange={(event) => draft.set({ conclusion: event.target.value })} />}
        </Field>
      </FaultScope>
    </Modal>
  );
}
