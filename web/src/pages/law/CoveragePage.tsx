import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useCoverage, usePacks } from "@/api/law";
import type { CoveragePage as Found, Obligation } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { Choice, CitedId, DataTable, Loaded, Page, Section, StateTag, type Column } from "@/ui";
import { ShownBy, useEnforcement } from "./article/Obligations";
import { rowStates } from "./Bar";
import { Matrix } from "./coverage/Matrix";
import { Unmarked } from "./coverage/Unmarked";
import { useRoom } from "./rooms";

/** Every obligation of the laws: shown by which case, outside the software, or waiting. */
export function CoveragePage() {
  const { t } = useTranslation("law");
  const [filters, set] = useFilters(["pack", "room", "state", "q"]);
  const list = useCoverage(filters);
  const first = list.data?.pages[0];
  return (
    <Page title={t("coverage.title")} lead={t("coverage.lead")}>
      <Loaded query={{ ...list, data: first }}>
        {(found) => (
          <>
            <Matrix found={found} filters={filters} onPick={set} />
            <Unmarked ids={found.unmarked} />
            <Section title={t("coverage.rows")} id="rows">
              <Filters filters={filters} found={found} onPick={set} />
              <List list={list} one={Boolean(filters.pack)} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

export type Picked = { pack: string; room: string; state: string; q: string };
type Pick = (changes: Partial<Picked>) => void;

function Filters({ filters, found, onPick }: { filters: Picked; found: Found; onPick: Pick }) {
  const { t } = useTranslation("law");
  const room = useRoom();
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <Input value={filters.q} onChange={(event) => onPick({ q: event.target.value })} placeholder={t("coverage.search")} aria-label={t("coverage.search")} allowClear />
      <Choice value={filters.pack} aria-label={t("row.pack")} empty={t("coverage.any_pack")} options={found.packs.map(({ id, title }) => ({ value: id, label: title }))} onChange={(pack) => onPick({ pack })} />
      <Choice value={filters.room} aria-label={t("row.room")} empty={t("coverage.any_room")} options={found.summary.map((one) => ({ value: one.room, label: room(one.room) }))} onChange={(picked) => onPick({ room: picked })} />
      <Choice value={filters.state} aria-label={t("row.state")} empty={t("coverage.any_state")} options={rowStates.map((state) => ({ value: state, label: t(`common:state.obligation.${state}`) }))} onChange={(state) => onPick({ state })} />
      {Object.values(filters).some(Boolean) ? (
        <button type="button" className="linkish" onClick={() => onPick({ pack: "", room: "", state: "", q: "" })}>
          {t("coverage.clear")}
        </button>
      ) : null}
    </form>
  );
}

/** The rows; of one law, without its name in each. */
function List({ list, one }: { list: ReturnType<typeof useCoverage>; one: boolean }) {
  const { t } = useTranslation("law");
  const room = useRoom();
  const enforcement = useEnforcement();
  const packs = usePacks().data?.items ?? [];
  const all: Column<Obligation>[] = [
    { key: "id", title: t("row.id"), width: 100, tight: true, render: (row) => <CitedId id={row.id} /> },
    { key: "title", title: t("row.title"), head: true, render: (row) => row.title },
    { key: "pack", title: t("row.pack"), width: 190, render: (row) => packs.find((pack) => pack.id === row.pack)?.title ?? row.pack },
    { key: "room", title: t("row.room"), width: 90, tight: true, render: (row) => room(row.room) },
    { key: "enforcement", title: t("row.enforcement"), width: 110, tight: true, render: (row) => enforcement(row.enforcement) },
    { key: "state", title: t("row.state"), width: 110, tight: true, head: true, render: (row) => <StateTag room="obligation" state={row.state} /> },
    { key: "shown_by", title: t("row.shown_by"), render: (row) => <ShownBy row={row} /> },
  ];
  const columns = one ? all.filter((column) => column.key !== "pack") : all;
  return <DataTable list={list} columns={columns} rowKey={(row) => `${row.pack} ${row.id}`} label={t("coverage.rows")} empty={t("coverage.empty")} />;
}
