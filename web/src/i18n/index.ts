import i18n from "i18next";
import { initReactI18next } from "react-i18next";

// One file per room; `common` is what all rooms say.
const files = import.meta.glob<Record<string, unknown>>("./zh/*.json", { eager: true, import: "default" });
const zh = Object.fromEntries(Object.entries(files).map(([path, words]) => [path.slice("./zh/".length, -".json".length), words]));

void i18n.use(initReactI18next).init({
  lng: "zh-CN",
  fallbackLng: "zh-CN",
  defaultNS: "common",
  resources: { "zh-CN": zh as Record<string, Record<string, string>> },
  interpolation: { escapeValue: false },
  returnNull: false,
});

export default i18n;
