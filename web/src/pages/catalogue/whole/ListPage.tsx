import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { listFile, useCompose, useKinds, useLines } from "@/api/lists";
import { useMe } from "@/api/session";
import type { ListKind, ListLine, Told } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { isOfficer, isReviewer } from "@/lib/may";
import { paths } from "@/lib/paths";
import { FaultScope, Field, goToFault, Loaded, Nothing, Page, RefusalAlert, Rows, Section, type Column } from "@/ui";
import { OrgChoice } from "../../matter/OrgChoice";
import { Charges } from "./Charges";

/** A list as it follows from the catalogue, on any day; it can be filed or issued from here, and taken as a file. */
export function ListPage() {
  const { t } = useTranslation("lists");
  const me = useMe();
  const kind = useParams().kind as ListKind;
  const [filters, set] = useFilters(["on", "org"]);
  const when = { on: filters.on, org: filters.org };
  const query = useLines(kind, when);
  const title = useKinds().data?.items.find((one) => one.kind === kind)?.title ?? t(`kind.${kind}`, { defaultValue: kind });
  const files = (["xlsx", "csv"] as const).map((as) => (
    <a key={as} className="button-link" href={listFile(kind, when, as)} download>
      {t(`lists.as.${as}`)}
    </a>
  ));
  return (
    <Page title={title} back={{ to: paths.lists(), label: t("lists.title") }} lead={t(`lists.lead_of.${kind}`, { defaultValue: "" })} actions={<>{files}</>}>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <OrgChoice value={filters.org} aria-label={t("col.org")} empty={t("any_org")} onChange={(org) => set({ org })} />
        <Input type="date" value={filters.on} aria-label={t("on_day")} onChange={(event) => set({ on: event.target.value })} />
        {filters.on ? <Link to={paths.list(kind)}>{t("now")}</Link> : null}
      </form>
      <Loaded query={query}>{(found) => <Lines found={found} title={title} />}</Loaded>
      {!filters.on && (isReviewer(me) || isOfficer(me)) ? <FileForm kind={kind} whole={isReviewer(me)} /> : null}
    </Page>
  );
}

function Lines({ found, title }: { found: Told<ListLine>; title: string }) {
  const { t } = useTranslation("lists");
  const org = (id: string | undefined) => (id ? (found.names[id] ?? id) : null);
  const columns: Column<ListLine>[] = [
    { key: "title", title: t("col.title"), head: true, render: (row) => <Link to={row.demand ? paths.matter("demand", row.demand) : paths.resource(row.resource ?? "")}>{row.title}</Link> },
    { key: "org", title: t("col.org"), render: (row) => org(row.org) },
    { key: "provider", title: t("col.provider"), render: (row) => org(row.provider) ?? <span className="quiet">{t("common:format.none")}</span> },
    { key: "state", title: t("col.line_state"), width: 130, tight: true, head: true, render: (row) => row.state },
    { key: "basis", title: t("col.basis"), render: (row) => row.basis ?? <span className="quiet">{t("common:format.none")}</span> },
  ];
  return (
    <>
      <Charges charges={found.charges} />
      {found.items.length === 0 ? <Nothing text={t("lists.empty")} /> : <Rows rows={found.items} columns={columns} rowKey={(row, n) => `${row.demand ?? row.resource} ${n}`} label={title} />}
    </>
  );
}

/** Files the department's list, or issues the area's; a department may say that there is nothing. */
function FileForm({ kind, whole }: { kind: ListKind; whole: boolean }) {
  const { t } = useTranslation("lists");
  const go = useNavigate();
  const [reason, setReason] = useState("");
  const [nil, setNil] = useState(false);
  const compose = useCompose();
  return (
    <Section title={t(whole ? "file.issue" : "file.file")}>
      {compose.error ? <RefusalAlert error={compose.error} onFault={goToFault} /> : null}
      <FaultScope error={compose.error}>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            compose.mutate({ list: kind, reason, nil }, { onSuccess: (view) => void go(paths.matter("listing", view.matter.id)) });
          }}
        >
          <Field label={t("file.reason")} place="reason" required={whole} help={t(whole ? "file.help_issue" : "file.help_file")}>
            {(props) => <Input {...props} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Field>
          {whole ? null : (
            <Checkbox checked={nil} onChange={(event) => setNil(event.target.checked)}>
              {t("file.nil")}
            </Checkbox>
          )}
          <div className="wizard-foot">
            <Button type="primary" htmlType="submit" loading={compose.isPending}>
              {t(whole ? "file.send_issue" : "file.send_file")}
            </Button>
          </div>
        </form>
      </FaultScope>
    </Section>
  );
}
