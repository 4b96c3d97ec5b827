import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { usePreview } from "@/api/catalogue";
import type { ResourceView } from "@/api/types";
import { count, moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Loaded, Nothing, Rows, Section } from "@/ui";

/** What the centre holds of it; the source can look at its own rows. */
export function DataSection({ view }: { view: ResourceView }) {
  const { t } = useTranslation("catalogue");
  const [open, setOpen] = useState(false);
  const { id } = view.resource;
  const own = view.may.includes("load");
  const preview = usePreview(id, open);
  if (!view.data) {
    return (
      <Section title={t("data.title")}>
        <Nothing text={t(view.gathered === "not_digitised" ? "data.not_digitised" : "data.none")}>{own ? <Link to={paths.load(id)}>{t("load")}</Link> : null}</Nothing>
      </Section>
    );
  }
  return (
    <Section title={t("data.title")} extra={own ? <span className="chips"><Link to={paths.matters("correction", { tab: "received", subject: id })}>{t("data.doubts")}</Link> <Link to={paths.intake(id)}>{t("data.batches")}</Link></span> : null}>
      <Facts
        facts={[
          [t("data.rows"), count(view.data.rows)],
          [t("data.table_version"), view.data.table_version],
          [t("data.as_of"), moment(view.data.as_of)],
          ...(view.update_due ? [[t("data.update_due"), view.update_due] as [string, string]] : []),
        ]}
      />
      {own && !open ? <Button onClick={() => setOpen(true)}>{t("data.preview")}</Button> : null}
      {open ? (
        <Loaded query={preview}>
          {({ columns, rows }) => (
            <Rows
              rows={rows}
              label={t("data.preview")}
              rowKey={(_, n) => String(n)}
              columns={columns.map((column, n) => ({ key: column.name, title: column.title, head: n === 0, tight: true, render: (row: (typeof rows)[number]) => String(row[column.name] ?? "") }))}
            />
          )}
        </Loaded>
      ) : null}
    </Section>
  );
}
