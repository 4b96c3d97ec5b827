import type { ThemeConfig } from "antd";

/** Deep blue for what can be done, teal for what is in force; text dark enough for WCAG AA throughout. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#0f4c81",
    colorInfo: "#0f4c81",
    colorSuccess: "#0f766e",
    colorWarning: "#b45309",
    colorError: "#b42318",
    colorLink: "#0f4c81",
    colorText: "#1b2733",
    colorTextSecondary: "#46535f",
    colorTextTertiary: "#5b6673",
    colorTextDescription: "#5b6673",
    colorTextPlaceholder: "#68737f",
    colorBorder: "#c3ccd5",
    colorBorderSecondary: "#e3e8ed",
    borderRadius: 4,
    fontSize: 14,
    fontFamily:
      '"PingFang SC", "Microsoft YaHei", "HarmonyOS Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif',
    controlHeight: 34,
  },
  components: { Steps: { fontSize: 13 }, Tabs: { horizontalMargin: "0 0 12px 0" } },
};
