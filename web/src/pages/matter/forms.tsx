import { Input } from "antd";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { MatterBody } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { Field } from "@/ui";
import { ActFrame } from "./ActFrame";
import type { ActionProps } from "./desk";

/** A step that says nothing. `danger` where it ends the matter, such as taking it back. */
export function confirmForm<M extends MatterBody>({ danger = false } = {}): ComponentType<ActionProps<M>> {
  return function ConfirmForm({ room, verb, busy, error, onSend }: ActionProps<M>) {
    return <ActFrame room={room} verb={verb} busy={busy} error={error} danger={danger} onSend={() => onSend({})} />;
  };
}

type Says = { name: string; required?: boolean; lawKey?: string };

/** A step that says one thing in the actor's own words: sent as the field `name`, labelled by the room's `field`. */
export function textForm<M extends MatterBody>({ name, required = false, lawKey }: Says): ComponentType<ActionProps<M>> {
  return function TextForm({ room, verb, draft: form, busy, error, onSend }: ActionProps<M>) {
    const { t } = useTranslation("matter");
    const draft = useDraft(form, { text: "" });
    const { text } = draft.value;
    return (
      <ActFrame room={room} verb={verb} busy={busy} error={error} draft={draft} onSend={() => onSend({ [name]: text })}>
        <Field label={t(`${room}:field.${name}`)} place={name} required={required} lawKey={lawKey} wide>
          {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={2000} value={text} onChange={(event) => draft.set({ text: event.target.value })} />}
        </Field>
      </ActFrame>
    );
  };
}
