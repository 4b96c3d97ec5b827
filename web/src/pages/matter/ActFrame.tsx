import { Button } from "antd";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MatterRoom } from "@/api/types";
import type { Draft } from "@/lib/draft";
import { DraftNote, FaultScope, goToFault, RefusalAlert } from "@/ui";

type Props = {
  room: MatterRoom;
  verb: string;
  busy: boolean;
  error: unknown;
  danger?: boolean;
  draft?: Pick<Draft<unknown>, "kept" | "clear">;
  onSend: () => void;
  children?: ReactNode;
};

/** The frame of a step's form: what it does, what was refused, its fields, its one button. */
export function ActFrame({ room, verb, busy, error, danger = false, draft, onSend, children }: Props) {
  const { t } = useTranslation("matter");
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend();
  };
  return (
    <FaultScope error={error}>
      {draft ? <DraftNote draft={draft} /> : null}
      {error ? <RefusalAlert error={error} onFault={goToFault} /> : null}
      <form onSubmit={send}>
        <p className="lead act-lead">{t(`${room}:lead_of.${verb}`)}</p>
        {children}
        <Button type={danger ? "default" : "primary"} danger={danger} htmlType="submit" loading={busy}>
          {t(`${room}:send.${verb}`)}
        </Button>
      </form>
    </FaultScope>
  );
}
