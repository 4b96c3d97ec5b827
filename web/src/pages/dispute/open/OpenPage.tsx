import { useTranslation } from "react-i18next";
import { useResource } from "@/api/catalogue";
import { useFilters } from "@/lib/filters";
import { paths } from "@/lib/paths";
import { Loaded, Page } from "@/ui";
import { ResourcePick } from "../../matter/ResourcePick";
import { OpenForm } from "./OpenForm";

/** Brings a dispute: about which resource, then what is disputed. */
export function OpenPage() {
  const { t } = useTranslation("dispute");
  const [{ resource, ...came }] = useFilters(["resource", "what", "request", "correction"]);
  const query = useResource(resource, Boolean(resource));
  if (!resource) {
    return (
      <Page title={t("open")} back={{ to: paths.matters("dispute"), label: t("title") }} lead={t("open_lead")}>
        <ResourcePick room="dispute" />
      </Page>
    );
  }
  return (
    <Loaded query={query} title={t("open")}>
      {(view) => <OpenForm key={resource} view={view} came={came} />}
    </Loaded>
  );
}
