import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMe } from "@/api/session";
import type { GrantView } from "@/api/types";
import { isOfficer, isReviewer } from "@/lib/may";
import { paths } from "@/lib/paths";
import { Section } from "@/ui";
import { FeedbackForm } from "./FeedbackForm";
import { GiveUpForm } from "./GiveUpForm";
import { LogForm } from "./LogForm";
import { MisuseForm } from "./MisuseForm";
import { OnwardForm } from "./OnwardForm";

const forms = { feedback: FeedbackForm, log: LogForm, onward: OnwardForm, give_up: GiveUpForm, misuse: MisuseForm };
type Form = keyof typeof forms;

/** What can be done with shared data besides reading it: by its user, its source, the authority. */
export function UseSection({ view }: { view: GrantView }) {
  const { t } = useTranslation("usage");
  const { message } = App.useApp();
  const me = useMe();
  const go = useNavigate();
  const [open, setOpen] = useState<Form | null>(null);
  const { grant } = view;
  const holder = grant.consumer === me.org.id && isOfficer(me);
  const watcher = !holder && (isReviewer(me) || (isOfficer(me) && grant.consumer !== me.org.id));
  const offered: Form[] = holder ? (grant.state === "active" ? ["feedback", "log", "onward", "give_up"] : ["log"]) : watcher ? ["misuse"] : [];
  if (offered.length === 0) return null;
  const Shown = open ? forms[open] : null;
  const done = (word: string, to?: string) => {
    setOpen(null);
    void message.success(t(`done.${word}`));
    if (to) void go(to);
  };
  return (
    <Section title={t("manage")}>
      <div className="actions" role="group" aria-label={t("manage")}>
        {holder ? <Button onClick={() => void go(paths.apply(grant.resource, { mode: grant.mode, from: grant.request, renews: grant.id }))}>{t("do.renew")}</Button> : null}
        {offered.map((one) => (
          <Button key={one} type={one === open ? "primary" : "default"} aria-pressed={one === open} danger={one === "give_up"} onClick={() => setOpen(one === open ? null : one)}>
            {t(`do.${one}`)}
          </Button>
        ))}
      </div>
      {Shown && open ? <Shown key={open} view={view} draft={`usage/${grant.id}/${open}`} onDone={(to) => done(open, to)} /> : null}
    </Section>
  );
}
