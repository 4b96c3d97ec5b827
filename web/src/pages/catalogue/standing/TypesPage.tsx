import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/api/session";
import { useTypeSpread } from "@/api/standing";
import type { LevelEntry, Listed, TypeSpread } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { count } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Cited, Loaded, Nothing, Page, Rows, Section, type Column } from "@/ui";
import { share } from "../whole/words";
import { moved, signed, sum, totals } from "./spread";
import { StandingTabs } from "./StandingTabs";
import { Then } from "./Then";
import { Turns } from "./Turns";

/** How the sharing types are spread now, against a day of one's choice, and which entries changed theirs. */
export function TypesPage() {
  const { t } = useTranslation("standing");
  const { today } = useMe().node;
  const [filters, set] = useFilters(["on"]);
  const query = useTypeSpread();
  return (
    <Page title={t("types.title")} lead={t("types.lead")}>
      <StandingTabs at="types" />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <label htmlFor="types-on">{t("types.on")}</label>
        <Input id="types-on" type="date" style={{ width: 170 }} max={today} value={filters.on} onChange={(event) => set({ on: event.target.value })} />
        {filters.on ? <Link to={paths.typeSpread()}>{t("types.now")}</Link> : null}
      </form>
      <Loaded query={query}>
        {(found) => (found.items.length === 0 ? <Nothing text={t("types.empty")} /> : <Then on={filters.on}>{(then) => <Spread found={found} then={then} />}</Then>)}
      </Loaded>
      <Turns />
    </Page>
  );
}

function Spread({ found, then }: { found: Listed<TypeSpread>; then: LevelEntry[] | null }) {
  const { t } = useTranslation("standing");
  const { items, citation } = found;
  const all = sum(items.map((one) => one.total));
  const turn = (now: number, title: string, org?: string) => (then ? signed(moved(now, title, then, org)) : "");
  const told = (text: string) => (text ? t("types.since", { turn: text }) : t("types.same"));
  const columns: Column<TypeSpread>[] = [
    { key: "org", title: t("col.org"), head: true, render: (row) => row.org_name },
    { key: "total", title: t("col.entries"), width: 100, align: "end", render: (row) => <Link to={paths.level({ org: row.org })}>{count(row.total)}</Link> },
    ...totals(items).map(([title], n): Column<TypeSpread> => ({
      key: title,
      title,
      width: 190,
      tight: true,
      align: "end",
      render: (row) => {
        const now = row.types[n]?.[1] ?? 0;
        return (
          <>
            {t("types.part", { n: count(now), share: share(now, row.total) })} <strong>{turn(now, title, row.org)}</strong>
          </>
        );
      },
    })),
  ];
  return (
    <Section title={t("types.of", { n: count(all) })} extra={<Cited citation={citation} />}>
      <div className="figures">
        {totals(items).map(([title, n]) => (
          <div key={title} className="figure">
            <span>{title}</span>
            <strong>{count(n)}</strong>
            <small>
              {share(n, all)} {then ? told(turn(n, title)) : null}
            </small>
          </div>
        ))}
      </div>
      <Rows rows={items} columns={columns} rowKey={(row) => row.org} label={t("types.title")} />
    </Section>
  );
}
