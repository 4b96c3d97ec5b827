import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useResource, useResources } from "@/api/catalogue";
import type { Demand } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { paths } from "@/lib/paths";
import { Choice, Field, Loading } from "@/ui";
import { ActFrame } from "../matter/ActFrame";
import type { ActionProps } from "../matter/desk";
import { answers, matching, type Mapped } from "./mapping";
import { MapTable } from "./MapTable";

/** The published resource that meets the demand, item by item. */
export function PublishForm({ draft: form, view, onSend, ...rest }: ActionProps<Demand>) {
  const { t } = useTranslation("demand");
  const { items: wanted } = view.matter;
  const draft = useDraft(form, { resource: "", mapped: {} as Record<string, Mapped> });
  const { resource, mapped } = draft.value;
  const own = useResources({ mine: "true", state: "published" });
  const chosen = useResource(resource, Boolean(resource)).data;
  const items = chosen?.resource.published?.items ?? [];
  // Until something is chosen by hand, items of the same name stand for each other.
  const shown = { ...matching(wanted, items), ...mapped };
  const help = own.items.length === 0 && !own.isPending ? t("publish.none") : t("publish.help");
  return (
    <ActFrame {...rest} draft={draft} onSend={() => onSend({ resource, mapped: answers(wanted, shown) })}>
      <Field label={t("fact.resource")} place="resource" required wide lawKey="demand.publish" help={<>{help} <Link to={paths.compile()}>{t("publish.compile")}</Link></>}>
        {(props) => <Choice {...props} value={resource} empty={t("choose")} options={own.items.map((row) => ({ value: row.id, label: row.title }))} onChange={(next) => draft.set({ resource: next, mapped: {} })} />}
      </Field>
      {resource && wanted.length > 0 ? (
        <Field label={t("publish.mapped")} place="mapped" required group wide lawKey="demand.elements" help={t("publish.mapped_help")}>
          {() => (chosen ? <MapTable wanted={wanted} items={items} chosen={shown} onChange={(item, next) => draft.set({ mapped: { ...mapped, [item]: next } })} /> : <Loading />)}
        </Field>
      ) : null}
    </ActFrame>
  );
}
