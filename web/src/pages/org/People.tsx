import { Button, Input } from "antd";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useBack, useStandIn } from "@/api/org";
import { useMe } from "@/api/session";
import type { Colleague } from "@/api/types";
import { actFor, actingFor } from "@/lib/acting";
import { Choice, FaultScope, Field, RefusalAlert, Rows, type Column } from "@/ui";

/** Colleagues; who acts in whose place, and a form to hand one's duties on for some days. */
export function People({ people }: { people: Colleague[] }) {
  const { t } = useTranslation("orgs");
  const me = useMe();
  const back = useBack();
  const chief = me.person.roles.includes("chief_data_officer");
  const name = (id: string) => people.find((one) => one.id === id)?.name ?? id;
  const open = (one: Colleague) => one.away.filter((away) => !away.ended && away.until >= me.node.today);
  const columns: Column<Colleague>[] = [
    { key: "name", title: t("col.person"), head: true, render: (one) => one.name },
    { key: "roles", title: t("col.roles"), render: (one) => one.roles.map((role) => t(`common:role.${role}`, { defaultValue: role })).join(t("common:comma")) },
    { key: "away", title: t("col.away"), render: (one) => open(one).map((away) => <span key={away.from} className="block">{t("away_line", { ...away, name: name(away.to) })}</span>) },
    {
      key: "do",
      title: <span className="sr">{t("end_away")}</span>,
      width: 120,
      render: (one) =>
        open(one).length > 0 && (chief || one.id === me.person.id) ? (
          <Button loading={back.isPending} onClick={() => back.mutate(one.id)}>
            {t("end_away")}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      {back.error ? <RefusalAlert error={back.error} /> : null}
      <Rows rows={people} columns={columns} rowKey={(one) => one.id} label={t("people")} />
      <StandInForm people={people} chief={chief} />
      <ActingFor />
    </>
  );
}

function StandInForm({ people, chief }: { people: Colleague[]; chief: boolean }) {
  const { t } = useTranslation("orgs");
  const me = useMe();
  const stand = useStandIn();
  const [value, setValue] = useState({ person: me.person.id, to: "", from: me.node.today, until: "", reason: "" });
  const set = (some: Partial<typeof value>) => setValue({ ...value, ...some });
  const options = (without: string) => people.filter((one) => one.id !== without).map((one) => ({ value: one.id, label: one.name }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    stand.mutate(value, { onSuccess: () => set({ to: "", until: "", reason: "" }) });
  };
  return (
    <FaultScope error={stand.error}>
      {stand.error ? <RefusalAlert error={stand.error} /> : null}
      <form onSubmit={send} className="form inline">
        {chief ? (
          <Field label={t("away.person")} required>
            {(props) => <Choice {...props} value={value.person} options={options("")} onChange={(person) => set({ person })} />}
          </Field>
        ) : null}
        <Field label={t("away.to")} place="to" required>
          {(props) => <Choice {...props} value={value.to} empty={t("choose")} options={options(value.person)} onChange={(to) => set({ to })} />}
        </Field>
        <Field label={t("away.from")} place="from" required>
          {(props) => <Input {...props} type="date" value={value.from} onChange={(event) => set({ from: event.target.value })} />}
        </Field>
        <Field label={t("away.until")} place="until" required>
          {(props) => <Input {...props} type="date" value={value.until} onChange={(event) => set({ until: event.target.value })} />}
        </Field>
        <Field label={t("away.reason")} place="reason">
          {(props) => <Input {...props} maxLength={200} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
        </Field>
        <Button type="primary" htmlType="submit" loading={stand.isPending} disabled={!value.to || !value.from || !value.until}>
          {t("away.send")}
        </Button>
      </form>
    </FaultScope>
  );
}

/** Begins and ends acting in a colleague's place, in this tab of the browser. */
function ActingFor() {
  const { t } = useTranslation("orgs");
  const absent = useMe().stands_in ?? [];
  const [person, setPerson] = useState(actingFor());
  const choose = (id: string) => {
    actFor(id);
    setPerson(id);
    location.reload();
  };
  if (absent.length === 0 && !person) return null;
  return (
    <p className="notice">
      {person ? t("acting_for", { name: absent.find((one) => one.id === person)?.name ?? person }) : t("may_act_for")}{" "}
      {person ? <Button onClick={() => choose("")}>{t("stop_acting")}</Button> : absent.map((one) => <Button key={one.id} onClick={() => choose(one.id)}>{t("act_for", { name: one.name })}</Button>)}
    </p>
  );
}
