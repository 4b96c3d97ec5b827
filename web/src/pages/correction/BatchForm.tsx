import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBatches } from "@/api/intake";
import type { Correction } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Choice, Field } from "@/ui";
import { ActFrame } from "../matter/ActFrame";
import type { ActionProps } from "../matter/desk";

/** The right data came by a batch of its own: which one. */
export function BatchForm({ draft: form, onSend, view, ...rest }: ActionProps<Correction>) {
  const { t } = useTranslation("correction");
  const { resource } = view.matter;
  const landed = useBatches({ resource }).items.filter(({ batch }) => batch.state === "landed");
  const draft = useDraft(form, { batch: "" });
  const options = landed.map(({ batch }) => ({ value: batch.id, label: t("batch_line", { file: batch.file, at: moment(batch.accepted) }) }));
  return (
    <ActFrame {...rest} draft={draft} onSend={() => onSend(draft.value)}>
      <Field label={t("fact.batch")} place="batch" required wide lawKey="correction.complete" help={<Link to={paths.load(resource)}>{t("load_first")}</Link>}>
        {(props) => <Choice {...props} value={draft.value.batch} empty={t("choose")} options={options} onChange={(batch) => draft.set({ batch })} />}
      </Field>
    </ActFrame>
  );
}
