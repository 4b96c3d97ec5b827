import { Checkbox, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useLawKey } from "@/api/law";
import { useOrgs } from "@/api/org";
import { useMe } from "@/api/session";
import type { Release } from "@/api/types";
import { Field } from "@/ui";
import type { StepProps } from "./step";

/** Whom it is limited to, what it was built with, and what allows withheld data to be shared again. */
export function Limits({ contract, set, effect }: StepProps & { effect: string | undefined }) {
  const { t } = useTranslation("catalogue");
  const me = useMe();
  const orgs = (useOrgs().data?.items ?? []).filter((org) => org.id !== me.org.id);
  const funded = useLawKey("catalogue.funded_open").data;
  const loosen = useLawKey("catalogue.loosen").data;
  const follows = me.org.kind === "outside";
  return (
    <>
      {effect === "ask" ? (
        <Field label={t("field.scope")} place="scope" wide lawKey="catalogue.ask_means" help={t("help.scope")}>
          {(props) => <Select {...props} mode="multiple" showSearch={{ optionFilterProp: "label" }} value={contract.scope ?? []} options={orgs.map((org) => ({ value: org.id, label: org.name }))} placeholder={t("scope_all")} onChange={(scope: string[]) => set({ scope })} />}
        </Field>
      ) : null}
      {funded ? (
        <Field label={t("field.funded")} place="funded" citation={funded.citation} group>
          {() => (
            <Checkbox checked={contract.funded ?? false} onChange={(event) => set({ funded: event.target.checked })}>
              {t("funded")}
            </Checkbox>
          )}
        </Field>
      ) : null}
      {follows ? (
        <Field label={t("field.by_reference")} place="by_reference" lawKey="org.outside" group>
          {() => (
            <Checkbox checked={contract.by_reference ?? false} onChange={(event) => set({ by_reference: event.target.checked })}>
              {t("by_reference")}
            </Checkbox>
          )}
        </Field>
      ) : null}
      {loosen && effect !== "withhold" ? <ReleaseField contract={contract} set={set} citation={loosen.citation} /> : null}
    </>
  );
}

const text = (release: Release | null | undefined): string => (release ? (release.ground === "processed" ? release.record : release.document) : "");
const made = (ground: Release["ground"], words: string): Release => (ground === "processed" ? { ground, record: words } : { ground, document: words });

function ReleaseField({ contract, set, citation }: StepProps & { citation: Parameters<typeof Field>[0]["citation"] }) {
  const { t } = useTranslation("catalogue");
  const { release } = contract;
  return (
    <Field label={t("field.release")} place="release" wide group citation={citation} help={t("help.release")}>
      {(props) => (
        <>
          <Radio.Group value={release?.ground ?? ""} onChange={(event) => set({ release: event.target.value === "" ? null : made(event.target.value as Release["ground"], text(release)) })}>
            {["", "processed", "consent"].map((ground) => (
              <Radio key={ground} value={ground}>
                {t(`release.${ground || "none"}`)}
              </Radio>
            ))}
          </Radio.Group>
          {release ? <Input.TextArea {...props} autoSize={{ minRows: 2 }} maxLength={2000} aria-label={t(`release.${release.ground}`)} value={text(release)} onChange={(event) => set({ release: made(release.ground, event.target.value) })} /> : null}
        </>
      )}
    </Field>
  );
}
