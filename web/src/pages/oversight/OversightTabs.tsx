import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMe } from "@/api/session";
import { paths } from "@/lib/paths";

type Place = "register" | "open" | "record" | "papers";

/** The pages of the room: the register, what is open, and what became of it. */
export function OversightTabs({ at }: { at: Place }) {
  const { t } = useTranslation("oversight");
  const me = useMe();
  const go = useNavigate();
  const to: Record<Place, string> = { register: paths.register(), open: paths.openRequests(), record: paths.sharingRecord(), papers: paths.papers() };
  const places: Place[] = me.org.kind === "authority" ? ["register", "open", "record", "papers"] : ["register", "record", "papers"];
  return <Tabs activeKey={at} onChange={(key) => void go(to[key as Place])} items={places.map((key) => ({ key, label: t(`page.${key}`) }))} />;
}
