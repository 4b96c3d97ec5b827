import {
  ApiOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  CloudUploadOutlined,
  DatabaseOutlined,
  DiffOutlined,
  FieldTimeOutlined,
  InboxOutlined,
  PieChartOutlined,
  SwapOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { paths } from "@/lib/paths";

type Entry = readonly [name: string, to: string, icon: typeof InboxOutlined];
const rooms: Entry[] = [
  ["inbox", paths.inbox(), InboxOutlined],
  ["catalogue", paths.catalogue(), DatabaseOutlined],
  ["intake", paths.intake(), CloudUploadOutlined],
  ["sharing", paths.requests(), SwapOutlined],
  ["grants", paths.grants(), ApiOutlined],
  ["clients", paths.clients(), AppstoreOutlined],
  ["ledger", paths.ledger(), AuditOutlined],
  ["board", paths.board(), BarChartOutlined],
];
const law: Entry[] = [
  ["laws", paths.laws(), BookOutlined],
  ["diff", paths.diff(), DiffOutlined],
  ["due", paths.due(), FieldTimeOutlined],
  ["coverage", paths.coverage(), PieChartOutlined],
  ["calendar", paths.calendar(), CalendarOutlined],
];

const holds = (to: string, path: string) => path === to || path.startsWith(`${to}/`);
/** The entry a page belongs to: the longest address that holds it. */
const at = (path: string): string | undefined =>
  [...rooms, ...law].filter(([, to]) => holds(to, path)).reduce<Entry | undefined>((best, one) => (best && best[1].length >= one[1].length ? best : one), undefined)?.[0];

/** The rooms of the console, and the law they rest on. */
export function Rooms({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const current = at(useLocation().pathname);
  const entry = ([name, to, Icon]: Entry) => (
    <Link key={name} to={to} onClick={onGo} className={name === current ? "active" : ""} aria-current={name === current ? "page" : undefined}>
      <Icon aria-hidden /> {t(`nav.${name}`)}
    </Link>
  );
  return (
    <nav aria-label={t("nav.label")} className="rooms">
      <div className="rooms-list">
        {rooms.map(entry)}
        <div role="group" aria-label={t("nav.law")} className="rooms-group">
          <p aria-hidden>{t("nav.law")}</p>
          {law.map(entry)}
        </div>
      </div>
    </nav>
  );
}
