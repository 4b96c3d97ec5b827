import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from "@ant-design/icons";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Checked, GrantView, Verdict } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Section } from "@/ui";

const looks: Record<Verdict, [tone: string, icon: typeof CheckCircleFilled]> = {
  match: ["good", CheckCircleFilled],
  mismatch: ["bad", CloseCircleFilled],
  no_record: ["mute", MinusCircleOutlined],
};

export function VerdictTag({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation("verify");
  const [tone, Icon] = looks[verdict];
  return (
    <span className={`tag ${tone}`}>
      <Icon aria-hidden /> {t(`verdict.${verdict}`)}
    </span>
  );
}

/** What arrives below the fold is brought into sight. */
export function useSeen<T extends HTMLElement>() {
  const box = useRef<T>(null);
  // What the browser answers is no clean-up.
  useEffect(() => void box.current?.scrollIntoView?.({ block: "nearest", behavior: "smooth" }), []);
  return box;
}

/** The answer to one comparison, with its receipt. */
export function Verdicts({ checked, view }: { checked: Checked; view: GrantView }) {
  const { t } = useTranslation("verify");
  const { receipt, verdicts } = checked;
  const box = useSeen<HTMLDivElement>();
  // In the order of the catalogue.
  const items = (view.contract?.items ?? []).filter((item) => item.name in verdicts);
  return (
    <div ref={box} className="arrived">
      <Section title={t("result")}>
        <Facts facts={items.map(({ name, title }) => [title, <VerdictTag key={name} verdict={verdicts[name] ?? "no_record"} />])} />
        <h3>{t("sharing:receipt")}</h3>
        <Facts
          facts={[
            [t("sharing:as_of"), moment(checked.as_of)],
            [t("version"), t("version_n", { n: checked.version })],
            [t("sharing:receipt_log"), t("sharing:receipt_place", { log: receipt.log, index: receipt.index })],
            [t("sharing:receipt_leaf"), <code key="leaf" className="hash">{receipt.leaf_hash}</code>],
          ]}
        />
        <Link to={paths.calls(view.grant.id)}>{t("sharing:see_calls")}</Link>
      </Section>
    </div>
  );
}
