import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Listing, ListLine, MatterView } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Nothing, Rows, Section, type Column } from "@/ui";

/** A list as filed or issued: its version, its reason, what changed in it, its lines. */
export function ListingFacts({ view }: { view: MatterView<Listing> }) {
  const { t } = useTranslation("listing");
  const { matter, names } = view;
  const columns: Column<ListLine>[] = [
    { key: "title", title: t("fact.title"), head: true, render: (row) => <Link to={row.demand ? paths.matter("demand", row.demand) : paths.resource(row.resource ?? "")}>{row.title}</Link> },
    { key: "org", title: t("fact.org"), render: (row) => names[row.org] ?? row.org },
    { key: "state", title: t("fact.state"), width: 130, tight: true, head: true, render: (row) => row.state },
    { key: "basis", title: t("fact.basis"), render: (row) => row.basis ?? <span className="quiet">{t("common:format.none")}</span> },
  ];
  return (
    <>
      <Section title={t("about")}>
        <Facts
          facts={[
            [t("fact.list"), matter.title],
            [t("fact.version"), t("nth", { n: matter.number })],
            [t("fact.filed"), moment(matter.filed)],
            [t("fact.reason"), matter.reason],
          ]}
        />
      </Section>
      <Section title={t("turns")}>
        {matter.turns.length === 0 ? (
          <Nothing text={t("no_turns")} />
        ) : (
          <ul>
            {matter.turns.map(([turn, title]) => (
              <li key={`${turn} ${title}`}>{t(`turn.${turn}`, { title })}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t("lines")}>
        {matter.lines.length === 0 ? <Nothing text={t(matter.nil ? "nil" : "no_lines")} /> : <Rows rows={matter.lines} columns={columns} rowKey={(row, n) => `${row.demand ?? row.resource} ${n}`} label={t("lines")} />}
      </Section>
    </>
  );
}
