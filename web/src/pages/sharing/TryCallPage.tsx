import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams } from "react-router";
import { useQueryClient } from "@tanstack/react-query";
import { callRows, takeToken, type Exchange } from "@/api/gateway";
import { useGrant } from "@/api/sharing";
import type { Answer, GrantView } from "@/api/types";
import { paths } from "@/lib/paths";
import { Loaded, Nothing, Page, Section } from "@/ui";
import { lookupOf, type Lookup } from "../correction/open/doubt";
import { CallForm } from "./call/CallForm";
import { ExchangeView } from "./call/ExchangeView";
import { TokenForm } from "./call/TokenForm";

export function TryCallPage() {
  const { t } = useTranslation("sharing");
  const { id = "" } = useParams();
  const query = useGrant(id);
  return <Loaded query={query} title={t("grants_title")}>{(view) => <TryCall view={view} />}</Loaded>;
}

/** A call as a program makes it, with what went over the wire. */
function TryCall({ view }: { view: GrantView }) {
  const { t } = useTranslation("sharing");
  const cache = useQueryClient();
  const go = useNavigate();
  const lookup = lookupOf(useLocation().state);
  const [token, setToken] = useState("");
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState<Exchange | null>(null);
  const [keys, setKeys] = useState<Record<string, string>>({});
  const run = async (exchange: Promise<Exchange>) => {
    setBusy(true);
    const done = await exchange;
    setShown(done);
    setBusy(false);
    return done;
  };
  const take = async (client: string, secret: string) => {
    const done = await run(takeToken(client, secret));
    if (done.status === 200) setToken((JSON.parse(done.answer) as { access_token: string }).access_token);
  };
  const call = async (input: { keys: Record<string, string>; purpose: string; items: string[] }) => {
    setKeys(input.keys);
    await run(callRows({ grant: view.grant.id, token, ...input }));
    void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
  };
  const doubt = (answer: Answer) => void go(paths.openMatter("correction", view.grant.resource), { state: { key: keys, held: answer.data } satisfies Lookup });
  return (
    <Page title={t("try_title", { title: view.resource_title })} back={{ to: paths.grant(view.grant.id), label: t("back_grant") }} lead={t("try_lead")}>
      <div className="split even">
        <div>
          <Section title={t("try_token")}>
            <TokenForm token={token} busy={busy} onToken={setToken} onTake={take} />
          </Section>
          <Section title={t("try_call")}>
            <CallForm view={view} keys={lookup?.key ?? {}} busy={busy} ready={Boolean(token)} onCall={call} />
          </Section>
        </div>
        <div aria-live="polite">{shown ? <ExchangeView exchange={shown} onDoubt={doubt} /> : <Section title={t("exchange")}><Nothing text={t("exchange_none")} /></Section>}</div>
      </div>
    </Page>
  );
}
