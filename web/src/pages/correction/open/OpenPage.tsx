import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useResource } from "@/api/catalogue";
import { useFilters } from "@/lib/filters";
import { paths } from "@/lib/paths";
import { Loaded, Page } from "@/ui";
import { ResourcePick } from "../../matter/ResourcePick";
import { lookupOf } from "./doubt";
import { OpenForm } from "./OpenForm";

/** Reports a doubt: of which resource, then of which record. */
export function OpenPage() {
  const { t } = useTranslation("correction");
  const lookup = lookupOf(useLocation().state);
  const [{ resource }] = useFilters(["resource"]);
  const query = useResource(resource, Boolean(resource));
  if (!resource) {
    return (
      <Page title={t("open")} back={{ to: paths.matters("correction"), label: t("title") }} lead={t("open_lead")}>
        <ResourcePick room="correction" />
      </Page>
    );
  }
  return (
    <Loaded query={query} title={t("open")}>
      {(view) => <OpenForm key={resource} view={view} lookup={lookup} />}
    </Loaded>
  );
}
