import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useResource, useResources } from "@/api/catalogue";
import { paths } from "@/lib/paths";
import { Section } from "@/ui";

type Props = { titles: string[]; value: string; onChange: (resource: string) => void };

/** Resources of the catalogue that would do: to be applied for, or said not to suffice. */
export function Fitting({ titles, value, onChange }: Props) {
  const { t } = useTranslation("demand");
  if (titles.length === 0 && !value) return null;
  return (
    <div data-place="insufficient">
      <Section title={t("fitting")}>
        {value ? (
          <Chosen id={value} onDrop={() => onChange("")} />
        ) : (
          <ul className="plain-list">
            {titles.map((title) => (
              <Offer key={title} title={title} onChoose={onChange} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

function Offer({ title, onChoose }: { title: string; onChoose: (resource: string) => void }) {
  const { t } = useTranslation("demand");
  const found = useResources({ q: title, state: "published" }).items.find((row) => row.title === title);
  return (
    <li className="chips">
      {found ? (
        <>
          <Link to={paths.resource(found.id)} target="_blank" rel="noreferrer">
            {title}
          </Link>
          <span className="quiet">{found.org_name}</span>
          <Button size="small" onClick={() => onChoose(found.id)}>
            {t("not_enough")}
          </Button>
        </>
      ) : (
        title
      )}
    </li>
  );
}

function Chosen({ id, onDrop }: { id: string; onDrop: () => void }) {
  const { t } = useTranslation("demand");
  const found = useResource(id).data;
  return (
    <p className="chips">
      <span className="tag warn">{t("not_enough")}</span>
      <Link to={paths.resource(id)} target="_blank" rel="noreferrer">
        {found?.resource.published?.title ?? id}
      </Link>
      <Button size="small" onClick={onDrop}>
        {t("common:action.clear")}
      </Button>
    </p>
  );
}
