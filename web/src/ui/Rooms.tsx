import {
  AlertOutlined,
  ApartmentOutlined,
  ApiOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  CloudUploadOutlined,
  CommentOutlined,
  DatabaseOutlined,
  DiffOutlined,
  FieldTimeOutlined,
  FileDoneOutlined,
  FileSearchOutlined,
  FormOutlined,
  FireOutlined,
  InboxOutlined,
  NotificationOutlined,
  PieChartOutlined,
  ProfileOutlined,
  PullRequestOutlined,
  ShareAltOutlined,
  ScanOutlined,
  SwapOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { paths } from "@/lib/paths";

type Entry = readonly [name: string, to: string, icon: typeof InboxOutlined];
const rooms: Entry[] = [
  ["inbox", paths.inbox(), InboxOutlined],
  ["catalogue", paths.catalogue(), DatabaseOutlined],
  ["intake", paths.intake(), CloudUploadOutlined],
  ["grants", paths.grants(), ApiOutlined],
  ["clients", paths.clients(), AppstoreOutlined],
  ["ledger", paths.ledger(), AuditOutlined],
  ["board", paths.board(), BarChartOutlined],
];
const work: Entry[] = [
  ["sharing", paths.requests(), SwapOutlined],
  ["demand", paths.matters("demand"), PullRequestOutlined],
  ["correction", paths.matters("correction"), FileSearchOutlined],
  ["notice", paths.matters("notice"), NotificationOutlined],
  ["dispute", paths.matters("dispute"), TeamOutlined],
  ["misuse", paths.matters("misuse"), AlertOutlined],
  ["feedback", paths.matters("feedback"), CommentOutlined],
  ["onward", paths.matters("onward"), ShareAltOutlined],
  ["source", paths.sources(), ApartmentOutlined],
  ["collection", paths.matters("collection"), ProfileOutlined],
  ["form", paths.matters("form"), FormOutlined],
  ["digitisation", paths.matters("digitisation"), ScanOutlined],
  ["listing", paths.lists(), UnorderedListOutlined],
  ["registration", paths.registration(), FileDoneOutlined],
  ["oversight", paths.register(), FireOutlined],
  ["task", paths.matters("task"), CarryOutOutlined],
  ["orgs", paths.orgs(), BankOutlined],
];
const law: Entry[] = [
  ["laws", paths.laws(), BookOutlined],
  ["diff", paths.diff(), DiffOutlined],
  ["due", paths.due(), FieldTimeOutlined],
  ["coverage", paths.coverage(), PieChartOutlined],
  ["calendar", paths.calendar(), CalendarOutlined],
];

/** Grants are worked with under the requests they came from; lists, rounds and registrations under their overviews. */
const room = (path: string) =>
  path
    .replace(/^\/sharing\/grants\//, `${paths.grants()}/`)
    .replace(/^\/(listings|rounds)(?=\/|$)/, paths.lists())
    .replace(/^\/rulesets(?=\/|$)/, paths.dueEntries())
    .replace(/^\/(registrations|register_forms)(?=\/|$)/, paths.registration());
const holds = (to: string, path: string) => path === to || path.startsWith(`${to}/`);
/** The entry a page belongs to: the longest address that holds it. */
const at = (path: string): string | undefined =>
  [...rooms, ...work, ...law].filter(([, to]) => holds(to, path)).reduce<Entry | undefined>((best, one) => (best && best[1].length >= one[1].length ? best : one), undefined)?.[0];

/** The rooms of the console, the procedures between organizations, and the law they rest on. */
export function Rooms({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const current = at(room(useLocation().pathname));
  const entry = ([name, to, Icon]: Entry) => (
    <Link key={name} to={to} onClick={onGo} className={name === current ? "active" : ""} aria-current={name === current ? "page" : undefined}>
      <Icon aria-hidden /> {t(`nav.${name}`)}
    </Link>
  );
  const group = (title: string, entries: Entry[]) => (
    <div role="group" aria-label={title} className="rooms-group">
      <p aria-hidden>{title}</p>
      {entries.map(entry)}
    </div>
  );
  return (
    <nav aria-label={t("nav.label")} className="rooms">
      <div className="rooms-list">
        {rooms.map(entry)}
        {group(t("nav.work"), work)}
        {group(t("nav.law"), law)}
      </div>
    </nav>
  );
}
