import { useTranslation } from "react-i18next";
import { useDefined } from "@/api/law";
import { Cited, Loaded, Nothing, Rows, Section } from "@/ui";

/** The words the binding law defines: read a refusal with them at hand. */
export function Words() {
  const { t } = useTranslation("law");
  const query = useDefined();
  return (
    <Section title={t("words.title")} extra={<span className="quiet">{t("words.lead")}</span>}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing text={t("words.empty")} />
          ) : (
            <Rows
              rows={items}
              label={t("words.title")}
              rowKey={(one) => `${one.citation.id} ${one.title}`}
              columns={[
                { key: "title", title: t("words.word"), head: true, width: 180, render: (one) => one.title },
                { key: "means", title: t("words.means"), render: (one) => one.means },
                { key: "at", title: t("words.at"), width: 260, render: (one) => <Cited citation={one.citation} /> },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
