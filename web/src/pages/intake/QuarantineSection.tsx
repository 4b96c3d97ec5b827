import { CheckCircleFilled, DownloadOutlined } from "@ant-design/icons";
import { Pagination } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { quarantineFile, useQuarantine } from "@/api/intake";
import { count } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Loaded, Rows, Section } from "@/ui";

const PAGE = 50;

/** Rows kept out, each cell with its reason; never the value itself. */
export function QuarantineSection({ id, bad, resource }: { id: string; bad: number; resource: string }) {
  const { t } = useTranslation("intake");
  const [page, setPage] = useState(1);
  const query = useQuarantine(id, (page - 1) * PAGE, PAGE, bad > 0);
  if (bad === 0) {
    return (
      <Section title={t("quarantine")}>
        <p className="all-good">
          <CheckCircleFilled aria-hidden /> {t("none_bad")}
        </p>
      </Section>
    );
  }
  return (
    <Section
      title={t("quarantine")}
      extra={
        <a href={quarantineFile(id)} download>
          <DownloadOutlined aria-hidden /> {t("download")}
        </a>
      }
    >
      <p className="lead">
        {t("quarantine_lead")} <Link to={paths.load(resource)}>{t("reload")}</Link>
      </p>
      <Loaded query={query}>
        {({ items, total }) => (
          <>
            <Rows
              rows={items}
              label={t("quarantine")}
              rowKey={(cell, n) => `${cell.row} ${cell.item} ${n}`}
              columns={[
                { key: "row", title: t("bad.row"), width: 110, tight: true, head: true, render: (cell) => t("bad.row_n", { n: cell.row }) },
                { key: "item", title: t("bad.item"), render: (cell) => (cell.item ? t("bad.item_line", { title: cell.item_title ?? cell.item, name: cell.item }) : t("bad.whole_row")) },
                { key: "text", title: t("bad.reason"), render: (cell) => <span className="bad-text">{cell.text}</span> },
              ]}
            />
            <div className="table-foot">
              <span className="quiet">{t("bad.total", { n: count(total) })}</span>
              {total > PAGE ? <Pagination size="small" current={page} pageSize={PAGE} total={total} showSizeChanger={false} onChange={setPage} /> : null}
            </div>
          </>
        )}
      </Loaded>
    </Section>
  );
}
