import { Button } from "antd";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useOpenMatter } from "@/api/matter";
import type { MatterRoom } from "@/api/types";
import type { Draft } from "@/lib/draft";
import { paths } from "@/lib/paths";
import { DraftNote, FaultScope, goToFault, Page, RefusalAlert } from "@/ui";

type Props<T extends object> = { room: MatterRoom; draft: Draft<T>; body: () => object; children: ReactNode };

/** The page that opens a matter of collection: what was refused, its fields, its one button. */
export function OpenFrame<T extends object>({ room, draft, body, children }: Props<T>) {
  const { t } = useTranslation("matter");
  const go = useNavigate();
  const open = useOpenMatter<object>(room);
  const send = (event: FormEvent) => {
    event.preventDefault();
    open.mutate(body(), {
      onSuccess: (made) => {
        draft.forget();
        void go(paths.matter(room, made.matter.id));
      },
    });
  };
  return (
    <Page title={t(`${room}:open`)} back={{ to: paths.matters(room), label: t(`${room}:title`) }} lead={t(`${room}:open_lead`)}>
      <DraftNote draft={draft} />
      {open.error ? <RefusalAlert error={open.error} onFault={goToFault} /> : null}
      <FaultScope error={open.error}>
        <form onSubmit={send}>
          {children}
          <div className="wizard-foot">
            <Button type="primary" htmlType="submit" loading={open.isPending}>
              {t(`${room}:send_open`)}
            </Button>
          </div>
        </form>
      </FaultScope>
    </Page>
  );
}
