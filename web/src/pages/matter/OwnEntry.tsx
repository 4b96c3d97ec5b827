import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useResource, useResources } from "@/api/catalogue";
import type { FieldProps } from "@/ui";

type Props = FieldProps & { value: string; empty: string; onChange: (entry: string) => void };

/** One of the organization's own entries, looked for by name; what was chosen stands there whatever is looked for. */
export function OwnEntry({ value, empty, onChange, ...props }: Props) {
  const { t } = useTranslation("matter");
  const [text, setText] = useState("");
  const list = useResources({ q: useDeferredValue(text.trim()), mine: "true" });
  const chosen = useResource(value, Boolean(value)).data?.resource;
  const found = list.items.filter((row) => row.id !== value).map((row) => ({ value: row.id, label: row.title, disabled: false }));
  const own = value ? [{ value, label: chosen?.draft.title ?? value, disabled: false }] : [];
  const more = list.hasNextPage ? [{ value: "", label: t("entry.more"), disabled: true }] : [];
  return (
    <Select
      {...props}
      allowClear
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      value={value || null}
      placeholder={empty}
      notFoundContent={t(list.isPending ? "common:wait" : "entry.none")}
      options={[...own, ...found, ...more]}
      onOpenChange={(open) => (open ? undefined : setText(""))}
      onChange={(entry: string | null | undefined) => onChange(entry ?? "")}
    />
  );
}
