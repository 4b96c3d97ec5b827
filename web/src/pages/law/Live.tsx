import { ClockCircleOutlined, FireFilled, StopFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Live } from "@/api/types";
import { count } from "@/lib/format";
import { paths } from "@/lib/paths";

const parts = [
  ["running", ClockCircleOutlined, paths.inbox("todo")],
  ["overdue", FireFilled, paths.inbox("todo")],
  ["refusals", StopFilled, paths.acts({ refused: "true" })],
] as const;

/** What runs, is late, was refused under an article now; nothing where there is nothing. `linked` leads to the lists behind. */
export function LiveCounts({ live, linked = false }: { live: Live; linked?: boolean }) {
  const { t } = useTranslation("law");
  const some = parts.filter(([name]) => live[name] > 0);
  if (some.length === 0) return linked ? <span className="quiet">{t("live.none")}</span> : null;
  return (
    <span className="live">
      {some.map(([name, Icon, to]) => {
        const words = (
          <>
            <Icon aria-hidden /> {t(`live.${name}`, { n: count(live[name]) })}
          </>
        );
        return linked ? (
          <Link key={name} className={name} to={to}>
            {words}
          </Link>
        ) : (
          <span key={name} className={name}>
            {words}
          </span>
        );
      })}
    </span>
  );
}
