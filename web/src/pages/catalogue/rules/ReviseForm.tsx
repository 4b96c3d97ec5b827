import { useDraft } from "@/lib/draft";
import type { Ruleset } from "@/api/types";
import { ActFrame } from "../../matter/ActFrame";
import type { ActionProps } from "../../matter/desk";
import { useReader } from "./compose";
import { ComposeFields } from "./ComposeFields";

/** Writes a draft anew; who had signed signs again. */
export function ReviseForm({ draft: form, view, onSend, error, ...rest }: ActionProps<Ruleset>) {
  const { read, write, wrong } = useReader();
  const draft = useDraft(form, write(view.matter));
  const send = () => {
    const body = read(draft.value);
    if (body) onSend(body);
  };
  return (
    <ActFrame {...rest} error={wrong ?? error} draft={draft} onSend={send}>
      <ComposeFields value={draft.value} set={draft.set} />
    </ActFrame>
  );
}
