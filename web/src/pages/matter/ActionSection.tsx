import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMatterStep } from "@/api/matter";
import { useMe } from "@/api/session";
import type { MatterBody, MatterView } from "@/api/types";
import { dropDraft } from "@/lib/store";
import { RefusalAlert, Section } from "@/ui";
import type { Action, Desk } from "./desk";

/** What the signed-in side may do now: one form at a time. */
export function ActionSection<M extends MatterBody>({ desk, view }: { desk: Desk<M>; view: MatterView<M> }) {
  const { t } = useTranslation("matter");
  const { message } = App.useApp();
  const { person } = useMe();
  const { room, actions } = desk;
  const { id } = view.matter;
  const step = useMatterStep(room, id);
  const [picked, setPicked] = useState("");
  const offered = actions.filter((one) => view.may.includes(one.by ?? one.verb) && (one.when?.(view) ?? true));
  const action = offered.find((one) => one.verb === picked) ?? offered[0];
  // What a refusal was about may be gone by now; what it said stays.
  if (!action) return step.error ? <RefusalAlert error={step.error} /> : null;
  const draft = (one: Action<M>) => `${room}/${id}/${one.verb}`;
  const open = (verb: string) => {
    step.reset();
    setPicked(verb);
  };
  const send = (body: object) =>
    step.mutate(
      { verb: action.verb, body },
      {
        onSuccess: () => {
          dropDraft(person.id, draft(action));
          void message.success(t(`${room}:done.${action.verb}`));
        },
      },
    );
  const { Form, verb } = action;
  return (
    <div className="no-print">
      <Section title={t("handle")}>
        {offered.length > 1 ? (
          <div className="actions" role="group" aria-label={t("handle")}>
            {offered.map((one) => (
              <Button key={one.verb} type={one === action ? "primary" : "default"} aria-pressed={one === action} onClick={() => open(one.verb)}>
                {t(`${room}:do.${one.verb}`)}
              </Button>
            ))}
          </div>
        ) : null}
        <Form key={verb} room={room} verb={verb} view={view} draft={draft(action)} busy={step.isPending} error={step.error} onSend={send} />
      </Section>
    </div>
  );
}
