import { Input } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useResources } from "@/api/catalogue";
import type { MatterRoom, ResourceRow } from "@/api/types";
import { paths } from "@/lib/paths";
import { DataTable, Section, type Column } from "@/ui";

/** First of all: which resource it is about. */
export function ResourcePick({ room }: { room: MatterRoom }) {
  const { t } = useTranslation("matter");
  const [text, setText] = useState("");
  const list = useResources({ q: useDeferredValue(text.trim()), state: "published" });
  const columns: Column<ResourceRow>[] = [
    { key: "title", title: t("catalogue:col.title"), head: true, render: (row) => <Link to={paths.openMatter(room, row.id)}>{row.title}</Link> },
    { key: "org", title: t("catalogue:col.org"), render: (row) => row.org_name },
  ];
  return (
    <Section title={t("pick")}>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <Input.Search value={text} allowClear placeholder={t("catalogue:search")} aria-label={t("catalogue:search")} onChange={(event) => setText(event.target.value)} />
      </form>
      <DataTable list={list} columns={columns} rowKey={(row) => row.id} label={t("pick")} empty={t("catalogue:empty")} />
    </Section>
  );
}
