import { useTranslation } from "react-i18next";
import { useResource } from "@/api/catalogue";
import type { Medium, Structure } from "@/api/types";
import { useDraft } from "@/lib/draft";
import { useFilters } from "@/lib/filters";
import { paths } from "@/lib/paths";
import { Choice, Field, Page, Section } from "@/ui";
import { ResourcePick } from "../../matter/ResourcePick";
import { OpenFrame } from "./OpenFrame";
import { StructureField, structureOf } from "./StructureField";

const media: Medium[] = ["digital", "paper"];

/** Records how a resource is collected, recorded and stored. */
export function OpenDigitisationPage() {
  const { t } = useTranslation("digitisation");
  const [{ resource }] = useFilters(["resource"]);
  if (resource) return <TagForm key={resource} resource={resource} />;
  return (
    <Page title={t("open")} back={{ to: paths.matters("digitisation"), label: t("title") }} lead={t("open_lead")}>
      <ResourcePick room="digitisation" />
    </Page>
  );
}

function TagForm({ resource }: { resource: string }) {
  const { t } = useTranslation("digitisation");
  const found = useResource(resource, true).data?.resource;
  const start = { collected: "digital", recorded: "digital", stored: "digital", reference: "", structure: { kind: "structured" } as Structure };
  const draft = useDraft(`digitisation/new/${resource}`, start);
  const { reference, structure, ...steps } = draft.value;
  const items = (found?.published ?? found?.draft)?.items ?? [];
  return (
    <OpenFrame room="digitisation" draft={draft} body={() => ({ resource, ...draft.value, structure: structureOf(structure) })}>
      <Section title={found?.published?.title ?? t("about")}>
        <div className="form">
          {(["collected", "recorded", "stored"] as const).map((name) => (
            <Field key={name} label={t(`fact.${name}`)} place={name} required lawKey="source.digital">
              {(props) => <Choice {...props} value={steps[name]} options={media.map((medium) => ({ value: medium, label: t(`medium.${medium}`) }))} onChange={(next) => draft.set({ [name]: next })} />}
            </Field>
          ))}
          <Field label={t("fact.reference")} place="reference" help={t("help.reference")} lawKey="intake.digitise">
            {(props) => <Choice {...props} value={reference} empty={t("choose")} options={items.map((item) => ({ value: item.name, label: item.title }))} onChange={(next) => draft.set({ reference: next })} />}
          </Field>
          <StructureField value={structure} onChange={(next) => draft.set({ structure: next })} />
        </div>
      </Section>
    </OpenFrame>
  );
}
