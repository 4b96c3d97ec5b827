import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { paths } from "@/lib/paths";

const places = { entries: paths.sources(), collected: paths.collected(), held: paths.held() };

/** Who the sources are, what is collected, what need not be asked for again. */
export function SourceTabs({ at }: { at: keyof typeof places }) {
  const { t } = useTranslation("source");
  const go = useNavigate();
  return <Tabs activeKey={at} onChange={(key) => void go(places[key as keyof typeof places])} items={Object.keys(places).map((key) => ({ key, label: t(`tab.${key}`) }))} />;
}
