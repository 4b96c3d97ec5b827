import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useResource } from "@/api/catalogue";
import { useElements } from "@/api/elements";
import { useRequest } from "@/api/sharing";
import { useFilters } from "@/lib/filters";
import { Loaded } from "@/ui";
import { ApplyWizard } from "./apply/ApplyWizard";

/** Applies for a resource; `from`: instead of an earlier request, whose statements are taken over. */
export function ApplyPage() {
  const { t } = useTranslation("sharing");
  const { id = "" } = useParams();
  const [{ mode, from, renews }] = useFilters(["mode", "from", "renews"]);
  const resource = useResource(id);
  const law = useElements();
  const earlier = useRequest(from, Boolean(from));
  const wizard = (before?: NonNullable<typeof earlier.data>) => (
    <Loaded query={resource} title={t("title")}>{(view) => <Loaded query={law} title={t("title")}>{(elements) => <ApplyWizard key={`${id}/${from}/${mode}`} view={view} elements={elements} mode={mode} before={before} renews={renews || undefined} />}</Loaded>}</Loaded>
  );
  return from ? <Loaded query={earlier} title={t("title")}>{wizard}</Loaded> : wizard();
}
