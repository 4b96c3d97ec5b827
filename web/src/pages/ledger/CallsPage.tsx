import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useCalls } from "@/api/ledger";
import { useFilters } from "@/lib/filters";
import { DataTable, Page } from "@/ui";
import { LedgerTabs } from "./LedgerTabs";
import { useCallColumns } from "./callColumns";

export function CallsPage() {
  const { t } = useTranslation("ledger");
  const [filters, set] = useFilters(["grant"]);
  const list = useCalls({ grant: filters.grant });
  const columns = useCallColumns({ short: false });
  return (
    <Page title={t("title")} lead={t("lead")}>
      <LedgerTabs at="calls" />
      {filters.grant ? (
        <p className="notice">
          {t("only_grant", { id: filters.grant })}{" "}
          <Button type="link" size="small" onClick={() => set({ grant: "" })}>
            {t("all_calls")}
          </Button>
        </p>
      ) : null}
      <DataTable list={list} columns={columns} rowKey={(call) => `${call.writer}/${call.index}`} label={t("tab.calls")} empty={t("empty_calls")} rowClass={(call) => (call.outcome === "refused" ? "row-refused" : "")} />
    </Page>
  );
}
