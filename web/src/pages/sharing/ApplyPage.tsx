import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useResource } from "@/api/catalogue";
import { useLawKey } from "@/api/law";
import { Loaded } from "@/ui";
import { ApplyWizard } from "./apply/ApplyWizard";

export function ApplyPage() {
  const { t } = useTranslation("sharing");
  const { id = "" } = useParams();
  const resource = useResource(id);
  const law = useLawKey("sharing.elements");
  return <Loaded query={resource} title={t("title")}>{(view) => <Loaded query={law} title={t("title")}>{(elements) => <ApplyWizard view={view} elements={elements} />}</Loaded>}</Loaded>;
}
