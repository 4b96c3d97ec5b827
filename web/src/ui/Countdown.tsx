import { CheckCircleFilled, ClockCircleOutlined, ExclamationCircleFilled, FireFilled, WarningFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Due, Level } from "@/api/types";
import { LawTip } from "./LawTip";

const icons: Record<Level, typeof ClockCircleOutlined> = {
  green: ClockCircleOutlined,
  yellow: ExclamationCircleFilled,
  red: WarningFilled,
  overdue: FireFilled,
  done: CheckCircleFilled,
};

/** A statutory clock as the server computed it: light, icon and words together. */
export function Countdown({ clock, long = false }: { clock: Due; long?: boolean }) {
  const { t } = useTranslation();
  const Icon = icons[clock.level] ?? ClockCircleOutlined;
  const left = clock.days_left;
  const words =
    clock.level === "done" || left === null
      ? t("clock.done")
      : left < 0
        ? t("clock.over", { n: -left })
        : left === 0
          ? t("clock.today")
          : t("clock.left", { n: left });
  return (
    <span className="countdown-line">
      <span className={`countdown ${clock.level}`}>
        <Icon aria-hidden /> {clock.level === "done" ? "" : `${t(`clock.level.${clock.level}`)} · `}
        {words}
      </span>
      {long ? <span className="quiet">{t("clock.due", { day: clock.due_text })}</span> : null}
      {clock.provisional ? <span className="tag warn">{t("clock.provisional")}</span> : null}
      <LawTip citation={clock.citation} />
    </span>
  );
}
