import { CloudUploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useResource } from "@/api/catalogue";
import { useBatches } from "@/api/intake";
import { useMe } from "@/api/session";
import type { BatchView } from "@/api/types";
import { useFilters } from "@/lib/filters";
import { count, moment } from "@/lib/format";
import { may } from "@/lib/may";
import { paths } from "@/lib/paths";
import { DataTable, Page, StateTag, type Column } from "@/ui";

export function BatchListPage() {
  const { t } = useTranslation("intake");
  const go = useNavigate();
  const me = useMe();
  const [filters, set] = useFilters(["resource"]);
  const list = useBatches({ resource: filters.resource });
  const only = useResource(filters.resource, Boolean(filters.resource)).data;
  const columns: Column<BatchView>[] = [
    { key: "file", title: t("col.file"), head: true, render: ({ batch }) => <Link to={paths.batch(batch.id)}>{batch.file}</Link> },
    { key: "resource", title: t("col.resource"), render: (row) => <Link to={paths.resource(row.batch.resource)}>{row.resource_title}</Link> },
    { key: "state", title: t("col.state"), width: 110, tight: true, head: true, render: ({ batch }) => <StateTag room="intake" state={batch.state} /> },
    { key: "rows", title: t("col.rows"), width: 100, align: "end", render: ({ batch }) => count(batch.counts?.rows) },
    { key: "good", title: t("col.good"), width: 100, align: "end", render: ({ batch }) => count(batch.counts?.good) },
    { key: "bad", title: t("col.bad"), width: 90, align: "end", render: ({ batch }) => count(batch.counts?.bad) },
    { key: "officer", title: t("col.officer"), width: 100, render: (row) => row.officer_name },
    { key: "accepted", title: t("col.accepted"), width: 170, tight: true, render: ({ batch }) => moment(batch.accepted) },
  ];
  const load = may(me, "load") ? (
    <Button type="primary" icon={<CloudUploadOutlined />} onClick={() => void go(paths.load(filters.resource || undefined))}>
      {t("load")}
    </Button>
  ) : null;
  return (
    <Page title={t("title")} lead={t("lead")} actions={load}>
      {filters.resource ? (
        <p className="notice">
          {t("only", { title: only?.resource.published?.title ?? only?.resource.draft.title ?? filters.resource })}{" "}
          <Button type="link" size="small" onClick={() => set({ resource: "" })}>
            {t("all")}
          </Button>
        </p>
      ) : null}
      <DataTable list={list} columns={columns} rowKey={(row) => row.batch.id} label={t("title")} empty={t("empty")} emptyAction={load} />
    </Page>
  );
}
