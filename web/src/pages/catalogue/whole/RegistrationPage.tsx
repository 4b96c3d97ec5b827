import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFormsInForce, useRegistered } from "@/api/lists";
import { useMe } from "@/api/session";
import type { RegisterCount, Told } from "@/api/types";
import { isReviewer } from "@/lib/may";
import { paths } from "@/lib/paths";
import { Facts, Loaded, Nothing, Page, Rows, Section, type Column } from "@/ui";
import { CatalogueTabs } from "./CatalogueTabs";
import { Charges } from "./Charges";
import { ConveneForm } from "./ConveneForm";
import { FormsEditor } from "./FormsEditor";
import { share } from "./words";

/** How much of the catalogue is registered, who is to be urged, and by which forms it is done. */
export function RegistrationPage() {
  const { t } = useTranslation("lists");
  const reviews = isReviewer(useMe());
  const query = useRegistered();
  const forms = useFormsInForce();
  return (
    <Page title={t("register.title")} lead={t("register.lead")} actions={<Link className="button-link" to={paths.matters("registration")}>{t("register.cases")}</Link>}>
      <CatalogueTabs at="registration" />
      <Loaded query={query}>{(found) => <Board found={found} />}</Loaded>
      {reviews ? <ConveneForm topic="register" /> : null}
      <Section title={t("forms.title")}>
        {forms.data ? (
          <p>
            <Link to={paths.matter("register_form", forms.data.id)}>{forms.data.title}</Link>
          </p>
        ) : (
          <Nothing text={t("forms.none")} />
        )}
      </Section>
      {reviews ? <FormsEditor /> : null}
    </Page>
  );
}

function Board({ found }: { found: Told<RegisterCount> }) {
  const { t } = useTranslation("lists");
  const all = found.items.reduce((sum, one) => sum + one.published, 0);
  const done = all - found.items.reduce((sum, one) => sum + one.missing.length, 0);
  const columns: Column<RegisterCount>[] = [
    { key: "org", title: t("col.org"), head: true, render: (row) => found.names[row.org] ?? row.org },
    { key: "published", title: t("col.entries"), width: 90, align: "end", render: (row) => row.published },
    { key: "rate", title: t("col.rate"), width: 100, align: "end", head: true, render: (row) => share(row.published - row.missing.length, row.published) },
    {
      key: "missing",
      title: t("col.unregistered"),
      render: (row) =>
        row.missing.length === 0 ? (
          <span className="quiet">{t("register.all_done")}</span>
        ) : (
          row.missing.map((one, n) => (
            <span key={one.id}>
              {n > 0 ? "、" : null}
              <Link to={paths.resource(one.id)}>{one.title}</Link>
            </span>
          ))
        ),
    },
  ];
  if (found.charges.length === 0) return <Nothing text={t("register.no_law")} />;
  return (
    <Section title={t("register.board")}>
      <Facts facts={[[t("register.rate"), `${t("coverage.of_all", { n: done, all })} ${share(done, all) ?? ""}`]]} />
      <Charges charges={found.charges} />
      {found.items.length === 0 ? <Nothing text={t("register.empty")} /> : <Rows rows={found.items} columns={columns} rowKey={(row) => row.org} label={t("register.title")} />}
    </Section>
  );
}
