import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useOrg } from "@/api/org";
import { useMe } from "@/api/session";
import type { OrgView } from "@/api/types";
import { paths } from "@/lib/paths";
import { Facts, Loaded, Nothing, Page, Section, Timeline } from "@/ui";
import { GapRows } from "./GapRows";
import { People } from "./People";
import { ProfileForm } from "./ProfileForm";

/** One organization: what it is, what it has made clear, what is missing, who stands in for whom. */
export function OrgPage() {
  const { id = "" } = useParams();
  const { t } = useTranslation("orgs");
  return (
    <Loaded query={useOrg(id)} title={t("title")}>
      {(view) => <Whole key={id} view={view} />}
    </Loaded>
  );
}

function Whole({ view }: { view: OrgView }) {
  const { t } = useTranslation("orgs");
  const me = useMe();
  const { org, names } = view;
  const may = (what: string) => view.may.includes(what);
  const reorganize = may("reorganize") ? <Link className="button-link" to={paths.reorganize(org.id)}>{t("reorganize_title")}</Link> : null;
  return (
    <Page title={org.name} back={{ to: paths.orgs(), label: t("title") }} actions={reorganize}>
      <Section title={t("facts")}>
        <Facts
          facts={[
            [t("col.kind"), t(`kind.${org.kind}`, { defaultValue: org.kind })],
            [t("col.region"), org.region],
            [t("fact.function"), org.standing?.function ?? null],
            [t("fact.sector"), org.standing?.sector ?? null],
            [t("fact.article"), org.standing?.article ?? null],
            [t("fact.designation"), org.standing?.designation ?? null],
            [t("fact.parent"), org.standing?.parent ? (names[org.standing.parent] ?? null) : null],
            [t("fact.term"), org.term ? t("term_line", org.term) : null],
            [t("fact.former"), (org.former ?? []).map((one) => t("former_line", one)).join(t("common:comma")) || null],
            [t("fact.ended"), org.ended ? t("ended_line", { ...org.ended, heirs: org.ended.heirs.map((heir) => names[heir] ?? heir).join(t("common:comma")) }) : null],
          ]}
        />
      </Section>
      <Section title={t("gaps_title")}>{view.gaps.length === 0 ? <Nothing text={t("gaps_none")} /> : <GapRows gaps={view.gaps} />}</Section>
      <Section title={t("profile")}>
        <ProfileForm view={view} editable={may("profile")} />
      </Section>
      {org.id === me.org.id ? (
        <Section title={t("people")}>
          <People people={view.people} />
        </Section>
      ) : null}
      <Section title={t("common:timeline.title")}>
        <Timeline acts={view.timeline} />
      </Section>
    </Page>
  );
}
