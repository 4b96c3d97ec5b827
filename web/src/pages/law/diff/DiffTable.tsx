import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Diff } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { Choice, Nothing, Section } from "@/ui";
import { roomsOf, useRoom } from "../rooms";
import { DiffRow } from "./DiffRow";
import { byRoom, countKinds, kinds } from "./select";

/** The differences, filtered, a table for each room. */
export function DiffTable({ diff: { a, b, items } }: { diff: Diff }) {
  const { t } = useTranslation("law");
  const room = useRoom();
  const [filters, set] = useFilters(["room", "kind", "q"]);
  if (items.length === 0) return <Nothing text={t("diff.none")} />;
  const groups = byRoom(items, filters);
  const left = t("book", { title: a.title });
  const right = t("book", { title: b.title });
  const shown = groups.reduce((sum, [, found]) => sum + found.length, 0);
  return (
    <>
      <p className="diff-count">
        {t("diff.count", { all: items.length, ...countKinds(items) })} {shown < items.length ? <strong>{t("diff.shown", { n: shown })}</strong> : null}
      </p>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Input value={filters.q} onChange={(event) => set({ q: event.target.value })} placeholder={t("diff.search")} aria-label={t("diff.search")} allowClear />
        <Choice value={filters.room} aria-label={t("diff.room")} empty={t("diff.any_room")} options={roomsOf(items).map((name) => ({ value: name, label: room(name) }))} onChange={(name) => set({ room: name })} />
        <Choice value={filters.kind} aria-label={t("diff.kind")} empty={t("diff.any_kind")} options={kinds.map((kind) => ({ value: kind, label: t(`diff.kinds.${kind}`) }))} onChange={(kind) => set({ kind })} />
      </form>
      {groups.length === 0 ? <Nothing text={t("diff.no_match")} /> : null}
      {groups.map(([name, found]) => (
        <Section key={name} title={room(name)} extra={<span className="quiet">{t("diff.amount", { n: found.length })}</span>}>
          <table className="diff">
            <thead>
              <tr>
                <th scope="col">{t("diff.matter")}</th>
                <th scope="col">{left}</th>
                <th scope="col">{right}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((item) => (
                <DiffRow key={`${item.key} ${item.name ?? ""}`} item={item} left={left} right={right} />
              ))}
            </tbody>
          </table>
        </Section>
      ))}
    </>
  );
}
