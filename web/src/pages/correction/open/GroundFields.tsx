import { Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { DoubtRoute } from "@/api/types";
import { Field } from "@/ui";
import type { OpenProps } from "./ClaimFields";
import { needs } from "./doubt";

/** How it came in, of what kind it is, why it is believed, what shows it. */
export function GroundFields({ draft, kinds, routes }: OpenProps & { routes: DoubtRoute[] }) {
  const { t } = useTranslation("correction");
  const { value: doubt, set } = draft;
  const other = needs(kinds, doubt.kind, "other");
  return (
    <div className="form">
      <Field label={t("fact.route")} place="route" required group wide help={t(`route_help.${doubt.route}`)}>
        {() => (
          <Radio.Group value={doubt.route} onChange={(event) => set({ route: event.target.value as DoubtRoute })}>
            {routes.map((route) => (
              <Radio key={route} value={route}>
                {t(`route.${route}`)}
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Field>
      {kinds.length > 0 ? (
        <Field label={t("fact.kind")} place="kind" required group wide lawKey="correction.kinds">
          {() => (
            <Radio.Group value={doubt.kind} onChange={(event) => set({ kind: String(event.target.value) })}>
              {kinds.map((row) => (
                <Radio key={row.name} value={row.name}>
                  {row.title ?? row.name}
                </Radio>
              ))}
            </Radio.Group>
          )}
        </Field>
      ) : null}
      {other || doubt.route === "cross_check" ? (
        <Field label={t("fact.other")} place="claim.other" required={other} help={t("help.other")}>
          {(props) => <Input {...props} autoComplete="off" maxLength={500} value={doubt.other} onChange={(event) => set({ other: event.target.value })} />}
        </Field>
      ) : null}
      <Field label={t("fact.grounds")} place="grounds" required wide lawKey="correction.report" help={t("help.grounds")}>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 3 }} maxLength={2000} value={doubt.grounds} onChange={(event) => set({ grounds: event.target.value })} />}
      </Field>
      <Field label={t("fact.evidence")} place="evidence" required={needs(kinds, doubt.kind, "evidence")} wide help={t("help.evidence")}>
        {(props) => <Input.TextArea {...props} autoSize={{ minRows: 2 }} maxLength={2000} value={doubt.evidence} onChange={(event) => set({ evidence: event.target.value })} />}
      </Field>
    </div>
  );
}
