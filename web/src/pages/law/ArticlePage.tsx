import { LeftOutlined, PrinterOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams } from "react-router";
import { useArticle } from "@/api/law";
import { useMe } from "@/api/session";
import type { ArticleView } from "@/api/types";
import { day } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Loaded, Page } from "@/ui";
import { ProvisionSection } from "./article/ProvisionSection";
import { LiveCounts } from "./Live";
import { PackTags } from "./tags";

export function ArticlePage() {
  const { t } = useTranslation("law");
  const { pack = "", article = "" } = useParams();
  const query = useArticle(pack, article);
  return (
    <Loaded query={query} title={t("article.number", { n: article })}>
      {(view) => <Article key={`${view.pack.id} ${view.article}`} view={view} />}
    </Loaded>
  );
}

/** An article, paragraph by paragraph: what it says, the rules it gives, what shows them. */
function Article({ view }: { view: ArticleView }) {
  const { t } = useTranslation("law");
  const me = useMe();
  const { hash } = useLocation();
  const { pack } = view;
  const at = decodeURIComponent(hash.slice(1));
  useEffect(() => {
    if (at) document.getElementById(at)?.scrollIntoView({ block: "start" });
  }, [at]);
  const law = t("book", { title: pack.title });
  return (
    <Page
      title={[view.place, view.title].filter(Boolean).join(" ")}
      back={{ to: paths.pack(pack.id), label: law }}
      lead={
        <>
          <PackTags head={pack} /> <LiveCounts live={view.live} linked />
        </>
      }
      actions={
        <>
          <Steps view={view} />
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t("article.print")}
          </Button>
        </>
      }
    >
      {view.provisions.map((one) => (
        <ProvisionSection key={one.id} provision={one} aimed={one.id === at} binds={pack.stance === "binding"} />
      ))}
      <nav className="article-foot" aria-label={t("pack.contents")}>
        <Steps view={view} />
      </nav>
      <p className="print-only">{t("article.source", { law, day: day(me.node.today) })}</p>
    </Page>
  );
}

function Steps({ view }: { view: ArticleView }) {
  const { t } = useTranslation("law");
  const { pack, previous, next } = view;
  return (
    <>
      {previous === null ? null : (
        <Link className="button-link" to={paths.article(pack.id, previous)}>
          <LeftOutlined aria-hidden /> {t("article.previous")}
        </Link>
      )}
      {next === null ? null : (
        <Link className="button-link next" to={paths.article(pack.id, next)}>
          {t("article.next")} <RightOutlined aria-hidden />
        </Link>
      )}
    </>
  );
}
