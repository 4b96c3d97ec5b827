import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Calendar, Provisional } from "@/api/types";
import { day } from "@/lib/format";
import { casePath } from "@/lib/paths";
import { Cited, Rows, Section, type Column } from "@/ui";

/** A case by what is owed in it, leading to its page where it has one. */
export function CaseLink({ found, label }: { found: { room: string; id: string }; label: string }) {
  const to = casePath(found);
  return to ? <Link to={to}>{label}</Link> : <>{label}</>;
}

/** Due dates that may move once the missing year is loaded. */
export function ProvisionalSection({ provisional: { count, items } }: { provisional: Calendar["provisional"] }) {
  const { t } = useTranslation("calendar");
  const columns: Column<Provisional>[] = [
    { key: "case", title: t("provisional.case"), head: true, render: (one) => <CaseLink found={one.case} label={one.label} /> },
    { key: "owner", title: t("provisional.owner"), render: (one) => one.owner_name },
    { key: "due", title: t("provisional.due"), width: 150, tight: true, render: (one) => day(one.due) },
    { key: "law", title: t("provisional.law"), render: (one) => <Cited citation={one.citation} /> },
  ];
  return (
    <Section title={t("provisional.title", { n: count })}>
      {count === 0 ? (
        <p className="quiet">{t("provisional.none")}</p>
      ) : (
        <>
          <p className="quiet section-lead">{t("provisional.lead")}</p>
          <Rows rows={items} columns={columns} label={t("provisional.title", { n: count })} rowKey={(one) => `${one.case.room} ${one.case.id} ${one.key}`} />
          {items.length < count ? <p className="quiet">{t("provisional.some", { n: items.length })}</p> : null}
        </>
      )}
    </Section>
  );
}
