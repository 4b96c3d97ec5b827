import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMe } from "@/api/session";
import { seesStanding } from "@/lib/may";
import { paths } from "@/lib/paths";

const places = { resources: paths.catalogue(), level: paths.level(), versions: paths.versions(), coverage: paths.covered(), lists: paths.lists(), registration: paths.registration(), standing: paths.dueEntries() };
type Place = keyof typeof places;

/** The catalogue's resources one by one, and the catalogue as a whole. */
export function CatalogueTabs({ at }: { at: Place }) {
  const { t } = useTranslation("lists");
  const me = useMe();
  const go = useNavigate();
  const shown = (Object.keys(places) as Place[]).filter((place) => place !== "standing" || seesStanding(me));
  return <Tabs activeKey={at} onChange={(key) => void go(places[key as Place])} items={shown.map((key) => ({ key, label: t(`tab.${key}`) }))} />;
}
