import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/api/session";
import type { CorrectionNotice, MatterView } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Facts, Section } from "@/ui";
import { KeyText } from "../correction/KeyText";

/** What was wrong and is right now; where to fetch it anew; whether it was acknowledged. */
export function NoticeFacts({ view }: { view: MatterView<CorrectionNotice> }) {
  const { t } = useTranslation("notice");
  const me = useMe();
  const { matter } = view;
  const key = Object.fromEntries(matter.key.map((one) => [one.item, one.value]));
  // Who only received the wrong value is no party to the case it was corrected in.
  const knows = matter.source === me.org.id || me.org.kind === "authority";
  return (
    <>
      <Section title={t("about")} extra={knows ? <Link to={paths.matter("correction", matter.correction)}>{t("see_correction")}</Link> : null}>
        <Facts
          facts={[
            [t("fact.resource"), <Link key="resource" to={paths.resource(matter.resource)}>{matter.resource_title}</Link>],
            [t("fact.key"), <KeyText key="key" values={matter.key} contract={view.contract} />],
            [t("fact.item"), matter.item_title || t("whole")],
            [t("fact.sent"), moment(matter.sent)],
            [
              t("fact.grants"),
              <ul key="grants" className="plain-list">
                {matter.grants.map((grant) => (
                  <li key={grant}>
                    {matter.org === me.org.id ? <Link to={paths.tryCall(grant)} state={{ key }}>{t("fetch")}</Link> : <Link to={paths.grant(grant)}>{t("see_grant")}</Link>}
                  </li>
                ))}
              </ul>,
            ],
          ]}
        />
      </Section>
      {matter.at ? (
        <Section title={t("acknowledged")}>
          <Facts
            facts={[
              [t("fact.at"), moment(matter.at)],
              [t("fact.note"), matter.note ? <span key="note" className="said">{matter.note}</span> : null],
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
