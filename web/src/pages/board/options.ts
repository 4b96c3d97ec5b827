import type { EChartsCoreOption } from "echarts/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Board } from "@/api/types";
import { paths } from "@/lib/paths";

const blue = "#0f4c81";
const teal = "#2a9d8f";
const red = "#b42318";
const levels: Record<string, string> = { running: "#0f766e", overdue: "#8f1d14", done: "#8795a3" };
const grid = { left: 8, right: 16, top: 36, bottom: 4, containLabel: true };
const base = { textStyle: { fontFamily: "inherit" }, tooltip: { trigger: "axis" }, grid, animationDuration: 300 };

const monthDay = (day: string) => day.slice(5).split("-").map(Number).join("/");

export type ChartSpec = { name: string; option: EChartsCoreOption; label: string; to: string; empty: boolean };

/** The board's charts, each with its words and the list behind it. */
export function useCharts(board: Board): ChartSpec[] {
  const { t } = useTranslation("board");
  return useMemo(() => {
    const words = (pairs: [string, number][]) => pairs.map(([name, n]) => t("said", { name, n })).join(t("common:semicolon"));
    const bars = (pairs: [string, number, string?][]): EChartsCoreOption => ({
      ...base,
      xAxis: { type: "category", data: pairs.map(([name]) => name), axisTick: { show: false } },
      yAxis: { type: "value", minInterval: 1 },
      series: [{ type: "bar", barMaxWidth: 36, label: { show: true, position: "top" }, data: pairs.map(([, value, color]) => ({ value, itemStyle: { color: color ?? blue } })) }],
    });
    const days = board.calls_by_day;
    const states = board.requests_by_state.map(({ state, count }): [string, number] => [t(`common:state.sharing.${state}`, { defaultValue: state }), count]);
    const clocks = board.clocks_by_level.map(({ level, count }): [string, number, string?] => [t(`level.${level}`, { defaultValue: level }), count, levels[level]]);
    const orgs = board.by_org.filter((row) => row.resources > 0).slice(0, 10);
    const ranking: EChartsCoreOption = {
      ...base,
      xAxis: { type: "value", minInterval: 1 },
      yAxis: { type: "category", inverse: true, data: orgs.map((row) => row.org_name), axisTick: { show: false } },
      grid: { ...grid, top: 4 },
      series: [{ type: "bar", barMaxWidth: 16, itemStyle: { color: teal }, label: { show: true, position: "right" }, data: orgs.map((row) => row.resources) }],
    };
    const calls: EChartsCoreOption = {
      ...base,
      legend: { top: 0, left: 0 },
      xAxis: { type: "category", data: days.map(({ day }) => monthDay(day)), axisTick: { show: false }, axisLabel: { hideOverlap: true } },
      yAxis: { type: "value", minInterval: 1 },
      series: [
        { name: t("answered"), type: "bar", stack: "calls", barMaxWidth: 26, itemStyle: { color: teal }, data: days.map((one) => one.answered) },
        { name: t("refused"), type: "bar", stack: "calls", barMaxWidth: 26, itemStyle: { color: red }, data: days.map((one) => one.refused) },
      ],
    };
    return [
      { name: "calls", option: calls, label: words(days.map((one): [string, number] => [one.day, one.answered + one.refused])), to: paths.calls(), empty: days.length === 0 },
      { name: "clocks", option: bars(clocks), label: words(clocks.map(([name, n]) => [name, n])), to: paths.inbox(), empty: clocks.length === 0 },
      { name: "requests", option: bars(states), label: words(states), to: paths.requests({ tab: "all" }), empty: states.length === 0 },
      { name: "orgs", option: ranking, label: words(orgs.map((row): [string, number] => [row.org_name, row.resources])), to: paths.catalogue({ state: "published" }), empty: orgs.length === 0 },
    ];
  }, [board, t]);
}
