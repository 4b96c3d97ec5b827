import { useTranslation } from "react-i18next";
import type { LawRow, LawRule } from "@/api/types";
import { Rows } from "@/ui";

/** What a rule fixes: a figure large, a list as chips, a table as a table. */
export function RuleValue({ rule }: { rule: LawRule }) {
  const { t } = useTranslation("law");
  const { form, rows, columns, list, value_text: value } = rule;
  if (form === "entry" && rows[0]) return <Entry value={value} row={rows[0]} columns={columns} />;
  if (form === "table" && rows.length > 0) {
    const shown = columns.filter((column) => rows.some((row) => row[column.name]));
    return (
      <Rows
        rows={rows}
        label={rule.label}
        rowKey={(_, n) => String(n)}
        columns={shown.map((column, n) => ({ key: column.name, title: column.label, head: n === 0, render: (row: LawRow) => row[column.name] ?? "" }))}
      />
    );
  }
  if ((form === "list" || form === "ranks") && list.length > 0) {
    return (
      <ul className="chips rule-list">
        {list.map((term) => (
          <li key={term} className="tag info">
            {term}
          </li>
        ))}
      </ul>
    );
  }
  if (form === "flag") return <p className="rule-value">{value && value !== t("common:no") ? t("rule.flag.yes") : t("rule.flag.no")}</p>;
  return <p className={form === "figure" ? "rule-value big" : "rule-value"}>{value}</p>;
}

/** One entry of many under a key: its title large, its other cells beside their names. */
function Entry({ value, row, columns }: { value: string; row: LawRow; columns: LawRule["columns"] }) {
  const title = value || row.title || "";
  const said = columns.filter(({ name }) => row[name] && row[name] !== title);
  return (
    <>
      <p className="rule-value">{title}</p>
      <dl className="entry">
        {said.map(({ name, label }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{row[name]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
