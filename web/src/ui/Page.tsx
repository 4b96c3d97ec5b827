import { ArrowLeftOutlined } from "@ant-design/icons";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

type Props = { title: string; tags?: ReactNode; actions?: ReactNode; back?: { to: string; label: string }; lead?: ReactNode; children: ReactNode };

/** A page: its name (also the window's), where it belongs, what can be done. */
export function Page({ title, tags, actions, back, lead, children }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t("window", { title });
  }, [t, title]);
  return (
    <>
      <header className="page-head">
        <div>
          {back ? (
            <Link className="back" to={back.to}>
              <ArrowLeftOutlined aria-hidden /> {back.label}
            </Link>
          ) : null}
          <h1>
            {title} {tags}
          </h1>
          {lead ? <div className="lead">{lead}</div> : null}
        </div>
        {actions ? <div className="actions">{actions}</div> : null}
      </header>
      {children}
    </>
  );
}

/** A titled part of a page. */
export function Section({ title, extra, children, id }: { title: ReactNode; extra?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className="section" id={id}>
      <div className="section-head">
        <h2>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  );
}

/** Facts as pairs of name and value. */
export function Facts({ facts }: { facts: [name: ReactNode, value: ReactNode][] }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      {facts.map(([name, value], n) => (
        <div key={n}>
          <dt>{name}</dt>
          <dd>{value === null || value === undefined || value === "" ? <span className="quiet">{t("format.none")}</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
