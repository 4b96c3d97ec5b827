import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useAct } from "@/api/ledger";
import { moment } from "@/lib/format";
import { casePath, paths } from "@/lib/paths";
import { Cited, Code, CopyButton, Facts, Loaded, Page, Section } from "@/ui";

/** One leaf with what proves it. */
export function ActPage() {
  const { t } = useTranslation("ledger");
  const { id = "" } = useParams();
  const query = useAct(id);
  return (
    <Page title={t("act_title", { n: id })} back={{ to: paths.acts(), label: t("title") }}>
      <Loaded query={query}>
        {({ act, leaf, leaf_text, leaf_hash, proof, tree_size, root, checkpoint }) => {
          const to = casePath(act.case);
          return (
            <div className="split even">
              <div>
                <Section title={t("act")}>
                  <Facts
                    facts={[
                      [t("col.verb"), act.refused ? t("common:timeline.refused", { verb: act.verb_title }) : act.verb_title],
                      [t("col.case"), to ? <Link key="case" to={to}>{t("see_case")}</Link> : null],
                      [t("col.who"), t("who", { org: act.actor.org_name, name: act.actor.name })],
                      [t("col.at"), moment(act.at)],
                      [t("col.message"), act.message ?? act.note],
                      [t("col.law"), act.citation ? <Cited key="law" citation={act.citation} /> : null],
                    ]}
                  />
                </Section>
                <Section title={t("leaf")} extra={<CopyButton text={leaf_text} />}>
                  <Code text={JSON.stringify(leaf, null, 2)} />
                </Section>
              </div>
              <div>
                <Section title={t("proof")}>
                  <Facts
                    facts={[
                      [t("col.leaf"), <code key="leaf" className="hash">{leaf_hash}</code>],
                      [t("tree_size"), tree_size],
                      [t("root"), <code key="root" className="hash">{root}</code>],
                    ]}
                  />
                  <h3>{t("path", { n: proof?.length ?? 0 })}</h3>
                  {proof ? <Code text={proof.join("\n") || t("common:format.none")} /> : <p className="notice">{t("not_yet")}</p>}
                </Section>
                <Section title={t("checkpoint")} extra={<CopyButton text={checkpoint} />}>
                  <Code text={checkpoint} />
                </Section>
              </div>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
