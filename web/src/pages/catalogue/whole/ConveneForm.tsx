import { Button, Input } from "antd";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useConvene } from "@/api/lists";
import type { Topic } from "@/api/types";
import { paths } from "@/lib/paths";
import { FaultScope, Field, goToFault, RefusalAlert, Section } from "@/ui";

/** Opens a round: every institution that compiles gets a task. */
export function ConveneForm({ topic }: { topic: Topic }) {
  const { t } = useTranslation("lists");
  const go = useNavigate();
  const [title, setTitle] = useState("");
  const convene = useConvene();
  const send = (event: FormEvent) => {
    event.preventDefault();
    convene.mutate({ title, topic, scope: [] }, { onSuccess: (view) => void go(paths.matter("round", view.matter.id)) });
  };
  return (
    <Section title={t(`convene.${topic}`)}>
      {convene.error ? <RefusalAlert error={convene.error} onFault={goToFault} /> : null}
      <FaultScope error={convene.error}>
        <form className="form" onSubmit={send}>
          <Field label={t("convene.name")} place="title" required help={t(`convene.help.${topic}`)}>
            {(props) => <Input {...props} maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />}
          </Field>
          <div className="wizard-foot">
            <Button type="primary" htmlType="submit" loading={convene.isPending}>
              {t("convene.send")}
            </Button>
          </div>
        </form>
      </FaultScope>
    </Section>
  );
}
