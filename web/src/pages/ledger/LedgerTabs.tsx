import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { paths } from "@/lib/paths";

const places = { acts: paths.acts(), calls: paths.calls(), verify: paths.verify() };

/** The three sides of the ledger: acts, calls, verification. */
export function LedgerTabs({ at }: { at: keyof typeof places }) {
  const { t } = useTranslation("ledger");
  const go = useNavigate();
  return (
    <Tabs
      activeKey={at}
      onChange={(key) => void go(places[key as keyof typeof places])}
      items={Object.keys(places).map((key) => ({ key, label: t(`tab.${key}`) }))}
    />
  );
}
