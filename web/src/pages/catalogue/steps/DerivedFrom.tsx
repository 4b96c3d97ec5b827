import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useResources } from "@/api/catalogue";
import { useLawKey } from "@/api/law";
import { Field } from "@/ui";
import type { StepProps } from "./step";

type Props = StepProps & { citation: NonNullable<ReturnType<typeof useLawKey>["data"]>["citation"] | undefined };

/** The resources of the catalogue that derived data comes from, looked for by name. */
export function DerivedFrom({ contract, set, citation }: Props) {
  const { t } = useTranslation("catalogue");
  const [q, setQ] = useState("");
  const found = useResources({ q, state: "published" }).data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Field label={t("field.derived_from")} place="derived_from" required citation={citation ?? null} wide>
      {(props) => (
        <Select
          {...props}
          mode="multiple"
          showSearch={{ filterOption: false, onSearch: setQ }}
          value={contract.derived_from ?? []}
          options={found.map((row) => ({ value: row.id, label: `${row.title}（${row.org_name}）` }))}
          placeholder={t("derived_search")}
          onChange={(derived_from: string[]) => set({ derived_from })}
        />
      )}
    </Field>
  );
}
