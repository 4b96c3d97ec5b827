import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  EditOutlined,
  FieldTimeOutlined,
  MinusCircleOutlined,
  RollbackOutlined,
  SyncOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";

type Look = [tone: string, icon: typeof EditOutlined];
const looks: Record<string, Look> = {
  draft: ["plain", EditOutlined],
  submitted: ["info", FieldTimeOutlined],
  returned: ["warn", RollbackOutlined],
  published: ["good", CheckCircleOutlined],
  withdrawn: ["mute", MinusCircleOutlined],
  asked: ["info", FieldTimeOutlined],
  agreed: ["info", SyncOutlined],
  granted: ["good", CheckCircleOutlined],
  refused: ["bad", CloseCircleOutlined],
  cancelled: ["mute", MinusCircleOutlined],
  intended: ["info", SyncOutlined],
  landed: ["good", CheckCircleOutlined],
  failed: ["bad", CloseCircleOutlined],
  active: ["good", CheckCircleOutlined],
  prepared: ["info", FieldTimeOutlined],
  admitted: ["warn", FieldTimeOutlined],
  corrected: ["info", SyncOutlined],
  closed: ["good", CheckCircleOutlined],
  sent: ["warn", FieldTimeOutlined],
  acknowledged: ["good", CheckCircleOutlined],
  answered: ["good", CheckCircleOutlined],
  not_found: ["mute", MinusCircleOutlined],
  shown: ["good", CheckCircleOutlined],
  outside: ["mute", MinusCircleOutlined],
  pending: ["warn", FieldTimeOutlined],
  matching: ["warn", FieldTimeOutlined],
  reviewing: ["info", FieldTimeOutlined],
  accepted: ["info", SyncOutlined],
  catalogued: ["info", SyncOutlined],
  met: ["good", CheckCircleOutlined],
  unsourced: ["mute", MinusCircleOutlined],
  negotiating: ["info", SyncOutlined],
  mediating: ["info", SyncOutlined],
  coordinating: ["warn", SyncOutlined],
  consulting: ["warn", SyncOutlined],
  opining: ["warn", FieldTimeOutlined],
  deciding: ["warn", FieldTimeOutlined],
  settled: ["good", CheckCircleOutlined],
  decided: ["good", CheckCircleOutlined],
  proposed: ["warn", FieldTimeOutlined],
  in_force: ["good", CheckCircleOutlined],
  ended: ["mute", MinusCircleOutlined],
  noted: ["warn", FieldTimeOutlined],
  rectifying: ["warn", SyncOutlined],
  rectified: ["info", FieldTimeOutlined],
  suspended: ["bad", CloseCircleOutlined],
  due: ["warn", FieldTimeOutlined],
  told: ["warn", FieldTimeOutlined],
  replied: ["good", CheckCircleOutlined],
  filed: ["good", CheckCircleOutlined],
  consented: ["good", CheckCircleOutlined],
  issued: ["good", CheckCircleOutlined],
  open: ["info", SyncOutlined],
  registered: ["good", CheckCircleOutlined],
  deregistered: ["mute", MinusCircleOutlined],
};

/** Where a case stands: colour, icon and word. */
export function StateTag({ room, state }: { room: string; state: string }) {
  const { t } = useTranslation();
  const [tone, Icon] = looks[state] ?? ["plain", EditOutlined];
  return (
    <span className={`tag ${tone}`}>
      <Icon aria-hidden /> {t(`state.${room}.${state}`, { defaultValue: state })}
    </span>
  );
}
