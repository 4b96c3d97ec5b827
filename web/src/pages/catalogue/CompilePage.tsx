import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useResource } from "@/api/catalogue";
import type { Drafted } from "@/api/types";
import { Loaded } from "@/ui";
import { CompileWizard } from "./CompileWizard";
import { DraftFromSheet } from "./DraftFromSheet";
import { emptyContract } from "./draft";

/** Compiles a new resource, also from a spreadsheet, or revises one. */
export function CompilePage() {
  const { t } = useTranslation("catalogue");
  const { id } = useParams();
  // A new draft gets its identifier on the first save; the wizard goes on as it is.
  const [fresh] = useState(!id);
  const [drafted, setDrafted] = useState<Drafted | null>(null);
  const resource = useResource(id ?? "", Boolean(id) && !fresh);
  if (fresh)
    return (
      <CompileWizard
        key={drafted ? "drafted" : "empty"}
        title={t("compile")}
        start={emptyContract()}
        drafted={drafted ?? undefined}
        actions={drafted ? null : <DraftFromSheet onDrafted={setDrafted} />}
      />
    );
  return (
    <Loaded query={resource} title={t("title")}>
      {(view) => <CompileWizard key={view.resource.id} title={t("revise", { title: view.resource.draft.title })} id={view.resource.id} version={view.row_version} start={view.resource.draft} />}
    </Loaded>
  );
}
