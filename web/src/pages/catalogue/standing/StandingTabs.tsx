import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMe } from "@/api/session";
import { seesGrading } from "@/lib/may";
import { paths } from "@/lib/paths";
import { CatalogueTabs } from "../whole/CatalogueTabs";

const places = { due: paths.dueEntries(), regrading: paths.regrading(), rules: paths.matters("ruleset"), types: paths.typeSpread(), grading: paths.grading() };
type Place = keyof typeof places;

/** How entries stand: due for another look, their sharing types, their grades. Grading is the authority's to follow. */
export function StandingTabs({ at }: { at: Place }) {
  const { t } = useTranslation("standing");
  const me = useMe();
  const go = useNavigate();
  const shown = (Object.keys(places) as Place[]).filter((place) => place !== "grading" || seesGrading(me));
  return (
    <>
      <CatalogueTabs at="standing" />
      <Tabs type="card" size="small" activeKey={at} onChange={(key) => void go(places[key as Place])} items={shown.map((key) => ({ key, label: t(`tab.${key}`) }))} />
    </>
  );
}
