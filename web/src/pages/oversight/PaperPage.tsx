import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { usePaper, useReceivePaper } from "@/api/oversight";
import type { Paper } from "@/api/types";
import { day, moment } from "@/lib/format";
import { casePath, paths } from "@/lib/paths";
import { Facts, LawTip, Loaded, Page, RefusalAlert, Section } from "@/ui";

/** A paper, to be read and printed; the addressee receives it here. */
export function PaperPage() {
  const { t } = useTranslation("oversight");
  const { id = "" } = useParams();
  const query = usePaper(id);
  return <Loaded query={query} title={t("page.papers")}>{(paper) => <Sheet paper={paper} />}</Loaded>;
}

function Sheet({ paper }: { paper: Paper }) {
  const { t } = useTranslation("oversight");
  const receive = useReceivePaper(paper.id);
  const to = casePath(paper.case);
  const served = paper.served ? t("paper.served_by", { name: paper.served_by ?? "", at: moment(paper.served) }) : t("paper.unserved");
  return (
    <Page
      title={t("paper.title", { kind: paper.kind, number: paper.number })}
      back={{ to: paths.papers(), label: t("page.papers") }}
      actions={
        <>
          {paper.may.includes("receive") ? (
            <Button type="primary" loading={receive.isPending} onClick={() => receive.mutate()}>
              {t("paper.receive")}
            </Button>
          ) : null}
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t("matter:print")}
          </Button>
        </>
      }
    >
      {receive.error ? <RefusalAlert error={receive.error} /> : null}
      <Section title={t("paper.addressed", { org: paper.to_name })} extra={paper.citation ? <LawTip citation={paper.citation} /> : null}>
        {paper.text.map((line) => (
          <p key={line} className="said">
            {line}
          </p>
        ))}
        <p className="said">{t("paper.signed", { org: paper.from_name, day: day(paper.issued) })}</p>
      </Section>
      <Section title={t("paper.service")} extra={to ? <Link to={to}>{t("see_case")}</Link> : null}>
        <Facts facts={[[t("paper.served"), served]]} />
      </Section>
    </Page>
  );
}
