import { Button } from "antd";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { GrantView } from "@/api/types";
import type { Draft } from "@/lib/draft";
import { DraftNote, FaultScope, goToFault, RefusalAlert } from "@/ui";

export type UseProps = { view: GrantView; draft: string; onDone: (to?: string) => void };
type Props = { what: string; draft: Pick<Draft<unknown>, "kept" | "clear">; busy: boolean; error: unknown; onSend: () => void; children: ReactNode };

/** The frame of one of these forms: what it does, what was refused, its fields, its one button. */
export function UseFrame({ what, draft, busy, error, onSend, children }: Props) {
  const { t } = useTranslation("usage");
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend();
  };
  return (
    <FaultScope error={error}>
      <DraftNote draft={draft} />
      {error ? <RefusalAlert error={error} onFault={goToFault} /> : null}
      <form onSubmit={send}>
        <p className="lead act-lead">{t(`lead.${what}`)}</p>
        <div className="form">{children}</div>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t(`send.${what}`)}
        </Button>
      </form>
    </FaultScope>
  );
}
