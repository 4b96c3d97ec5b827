import { useParams } from "react-router";
import { useResource } from "@/api/catalogue";
import { useLawKey } from "@/api/law";
import { Loaded } from "@/ui";
import { ApplyWizard } from "./apply/ApplyWizard";

export function ApplyPage() {
  const { id = "" } = useParams();
  const resource = useResource(id);
  const law = useLawKey("sharing.elements");
  return <Loaded query={resource}>{(view) => <Loaded query={law}>{(elements) => <ApplyWizard view={view} elements={elements} />}</Loaded>}</Loaded>;
}
