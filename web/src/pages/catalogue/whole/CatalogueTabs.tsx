import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { paths } from "@/lib/paths";

const places = { resources: paths.catalogue(), level: paths.level(), versions: paths.versions(), coverage: paths.covered(), lists: paths.lists(), registration: paths.registration() };

/** The catalogue's resources one by one, and the catalogue as a whole. */
export function CatalogueTabs({ at }: { at: keyof typeof places }) {
  const { t } = useTranslation("lists");
  const go = useNavigate();
  return <Tabs activeKey={at} onChange={(key) => void go(places[key as keyof typeof places])} items={Object.keys(places).map((key) => ({ key, label: t(`tab.${key}`) }))} />;
}
