import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useResourceStep, type ResourceStep } from "@/api/catalogue";
import type { ResourceView } from "@/api/types";
import { paths } from "@/lib/paths";
import { ReasonDialog, RefusalAlert } from "@/ui";
import { ChangeDialog } from "./ChangeDialog";

/** What may be done with it now, as the server offers. */
export function ResourceActions({ view }: { view: ResourceView }) {
  const { t } = useTranslation("catalogue");
  const { message } = App.useApp();
  const go = useNavigate();
  const act = useResourceStep();
  const [changing, setChanging] = useState(false);
  const [asking, setAsking] = useState<"return" | "withdraw" | null>(null);
  const { id } = view.resource;
  const may = (what: string) => view.may.includes(what);
  const run = (step: ResourceStep, reason?: string) =>
    act.mutate(
      { id, step, ...(reason === undefined ? {} : { reason }) },
      {
        onSuccess: () => {
          setAsking(null);
          void message.success(t(`done.${step}`));
        },
      },
    );
  const ask = (step: "return" | "withdraw") => {
    act.reset();
    setAsking(step);
  };
  if (view.may.length === 0 && !act.error) return null;
  return (
    <>
      <div className="actions case-actions">
        {may("publish") ? <Button type="primary" loading={act.isPending} onClick={() => run("publish")}>{t("publish")}</Button> : null}
        {may("return") ? <Button onClick={() => ask("return")}>{t("return")}</Button> : null}
        {may("submit") ? <Button type="primary" loading={act.isPending} onClick={() => run("submit")}>{t("submit")}</Button> : null}
        {may("load") ? <Button type="primary" onClick={() => void go(paths.load(id))}>{t("load")}</Button> : null}
        {may("apply") ? <Button type="primary" onClick={() => void go(paths.apply(id))}>{t("apply")}</Button> : null}
        {may("revise") ? <Button onClick={() => void go(paths.revise(id))}>{t("edit")}</Button> : null}
        {may("note_change") ? <Button onClick={() => setChanging(true)}>{t("change.open")}</Button> : null}
        {may("withdraw") ? <Button danger onClick={() => ask("withdraw")}>{t("withdraw")}</Button> : null}
      </div>
      {act.error && !asking ? <RefusalAlert error={act.error} /> : null}
      <ChangeDialog
        id={id}
        open={changing}
        onClose={() => setChanging(false)}
        onDone={() => {
          setChanging(false);
          void message.success(t("change.done"));
        }}
      />
      <ReasonDialog
        open={asking !== null}
        title={t(`${asking ?? "return"}_title`)}
        label={t(`${asking ?? "return"}_reason`)}
        confirm={t(`${asking ?? "return"}_confirm`)}
        danger={asking === "withdraw"}
        busy={act.isPending}
        error={act.error}
        onClose={() => setAsking(null)}
        onSend={(reason) => asking && run(asking, reason)}
      />
    </>
  );
}
