import { Button, Input } from "antd";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useHeld } from "@/api/source";
import type { Cataloged, Held } from "@/api/types";
import { lines } from "@/lib/lines";
import { paths } from "@/lib/paths";
import { Cited, FaultScope, Field, goToFault, Page, RefusalAlert, Rows, Section, type Column } from "@/ui";
import { SourceTabs } from "./SourceTabs";

/** What a form asks of people, and which of it is held already. */
export function HeldPage() {
  const { t } = useTranslation("source");
  const [text, setText] = useState("");
  const held = useHeld();
  const send = (event: FormEvent) => {
    event.preventDefault();
    held.mutate(lines(text));
  };
  return (
    <Page title={t("held.title")} lead={t("held.lead")}>
      <SourceTabs at="held" />
      {held.error ? <RefusalAlert error={held.error} onFault={goToFault} /> : null}
      <FaultScope error={held.error}>
        <form onSubmit={send}>
          <Section title={t("held.form")}>
            <Field label={t("held.materials")} place="materials" required wide lawKey="source.no_resubmit" help={t("held.help")}>
              {(props) => <Input.TextArea {...props} autoSize={{ minRows: 6, maxRows: 16 }} value={text} onChange={(event) => setText(event.target.value)} />}
            </Field>
            <div className="wizard-foot">
              <Button type="primary" htmlType="submit" disabled={lines(text).length === 0} loading={held.isPending}>
                {t("held.send")}
              </Button>
            </div>
          </Section>
        </form>
      </FaultScope>
      <div aria-live="polite">{held.data ? <Answers found={held.data} /> : null}</div>
    </Page>
  );
}

function Answers({ found }: { found: Cataloged<Held> }) {
  const { t } = useTranslation("source");
  const columns: Column<Held>[] = [
    { key: "material", title: t("held.material"), head: true, render: (row) => row.material },
    { key: "held", title: t("held.result"), width: 110, tight: true, head: true, render: (row) => <span className={row.at ? "tag good" : "tag mute"}>{t(row.at ? "held.yes" : "held.no")}</span> },
    { key: "org", title: t("held.org"), render: (row) => (row.at ? <span className="chips">{found.names[row.at.org] ?? row.at.org} {row.at.assigned ? <span className="tag info">{t("held.assigned")}</span> : null}</span> : t("common:format.none")) },
    { key: "resource", title: t("fact.resource"), render: (row) => (row.at ? <Link to={paths.resource(row.at.resource)}>{row.at.resource_title}</Link> : t("common:format.none")) },
    { key: "type", title: t("catalogue:field.share_type"), width: 120, tight: true, render: (row) => row.at?.share_type ?? t("common:format.none") },
  ];
  return (
    <Section title={t("held.count", { n: found.items.filter((row) => row.at).length, all: found.items.length })} extra={<Cited citation={found.citation} />}>
      <Rows rows={found.items} columns={columns} rowKey={(row, n) => `${row.material} ${n}`} label={t("held.title")} />
    </Section>
  );
}
