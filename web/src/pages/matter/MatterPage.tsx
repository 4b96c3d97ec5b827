import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useMatter } from "@/api/matter";
import type { MatterBody, MatterView } from "@/api/types";
import { paths } from "@/lib/paths";
import { Clocks, Countdown, Loaded, Page, Section, StateTag, Timeline } from "@/ui";
import { ActionSection } from "./ActionSection";
import type { Desk } from "./desk";
import { PrintHead } from "./PrintHead";

export function MatterPage<M extends MatterBody>({ desk }: { desk: Desk<M> }) {
  const { t } = useTranslation("matter");
  const { id = "" } = useParams();
  const query = useMatter<M>(desk.room, id);
  return <Loaded query={query} title={t(`${desk.room}:title`)}>{(view) => <Case key={view.matter.id} desk={desk} view={view} />}</Loaded>;
}

/** A case on one page: its clocks on top, what may be done and what it is about, and beside it who did what. */
function Case<M extends MatterBody>({ desk, view }: { desk: Desk<M>; view: MatterView<M> }) {
  const { t } = useTranslation("matter");
  const { Body } = desk;
  const running = view.clocks.find((clock) => !clock.met);
  return (
    <Page
      title={t(`${desk.room}:case`, { title: view.title })}
      tags={<StateTag room={desk.room} state={view.state} />}
      back={{ to: paths.matters(desk.room), label: t(`${desk.room}:title`) }}
      lead={
        <>
          {t(`${desk.room}:between`, { from: view.opener_name, to: view.opposite_name })} {running ? <Countdown clock={running} long /> : null}
          {desk.clocks && view.clocks.length === 0 ? <span>{t("common:clock.none")}</span> : null}
        </>
      }
      actions={
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t("print")}
        </Button>
      }
    >
      <PrintHead room={desk.room} id={view.matter.id} />
      {view.clocks.length > 0 ? (
        <div className="case-clocks">
          <Section title={t("common:clock.title")}>
            <Clocks clocks={view.clocks} />
          </Section>
        </div>
      ) : null}
      <div className="split">
        <div>
          <ActionSection desk={desk} view={view} />
          <Body view={view} />
        </div>
        <aside>
          <Section title={t("common:timeline.title")}>
            <Timeline acts={view.timeline} />
          </Section>
          <p className="quiet case-no">{t("case_no", { id: view.matter.id })}</p>
        </aside>
      </div>
    </Page>
  );
}
