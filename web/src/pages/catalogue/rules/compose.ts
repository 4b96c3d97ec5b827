import { useState } from "react";
import { useTranslation } from "react-i18next";
import { lacking, type ApiProblem } from "@/api/client";
import type { ComposeRuleset, Grade, Ruleset, RulesetKind } from "@/api/types";
import { grades } from "../draft";
import { classLines, fieldLines, readClasses, readFields } from "./words";

/** A rule set as it is typed: its lists as lines. */
export type Written = { kind: RulesetKind; title: string; edition: string; issued_by: string; fields: string; classes: string; signers: Record<string, string> };

export const hasFields = (kind: RulesetKind): boolean => kind === "guide" || kind === "guide_local";

/** Reads what is typed, or points at the lines that can't be read. */
export function useReader() {
  const { t } = useTranslation("ruleset");
  const [wrong, setWrong] = useState<ApiProblem | null>(null);
  const gradeTitle = (grade: Grade) => t(`catalogue:grade.${grade}`).replaceAll(" ", "");
  const read = (value: Written): ComposeRuleset | null => {
    const fields = readFields(hasFields(value.kind) ? value.fields : "", t("required"));
    const classes = readClasses(value.classes, (title) => grades.find((grade) => gradeTitle(grade) === title.replaceAll(" ", "")));
    const bad = fields.wrong.length > 0 ? ("fields" as const) : classes.wrong.length > 0 ? ("classes" as const) : null;
    setWrong(bad ? lacking(bad, t(`wrong.${bad}`, { n: { fields, classes }[bad].wrong.join(t("common:comma")) })) : null);
    const signers = Object.entries(value.signers).flatMap(([body, org]) => (org ? [{ body, org }] : []));
    return bad ? null : { kind: value.kind, title: value.title, edition: value.edition, issued_by: value.issued_by, fields: fields.rows, classes: classes.rows, signers };
  };
  const write = (of: Ruleset): Written => ({
    kind: of.kind,
    title: of.title,
    edition: of.edition,
    issued_by: of.issued_by ?? "",
    fields: fieldLines(of.fields ?? [], t("required")),
    classes: classLines(of.classes ?? [], gradeTitle),
    signers: Object.fromEntries((of.signatures ?? []).flatMap(({ body, org }) => (org ? [[body, org]] : []))),
  });
  return { read, write, wrong };
}
