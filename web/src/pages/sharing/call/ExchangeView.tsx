import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { problemOf } from "@/api/client";
import type { Exchange } from "@/api/gateway";
import type { Answer } from "@/api/types";
import { moment } from "@/lib/format";
import { paths } from "@/lib/paths";
import { Code, CopyButton, Facts, RefusalAlert, Section } from "@/ui";
import { curlOf, withoutSecret } from "./curl";

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function answerOf(exchange: Exchange): Answer | null {
  if (exchange.status !== 200) return null;
  const body = JSON.parse(exchange.answer) as Partial<Answer>;
  return body.receipt ? (body as Answer) : null;
}

export function ExchangeView({ exchange, onDoubt }: { exchange: Exchange; onDoubt: (answer: Answer) => void }) {
  const { t } = useTranslation("sharing");
  const answer = answerOf(exchange);
  const failed = exchange.status === 0 || exchange.status >= 400;
  const short = ([name, value]: [string, string]) => `${name}: ${value.length > 60 ? `${value.slice(0, 60)}…` : value}`;
  const sent = [`${exchange.method} ${decodeURIComponent(exchange.url)}`, ...exchange.headers.map(short), ...(exchange.body ? ["", withoutSecret(exchange.body)] : [])].join("\n");
  const got = [`HTTP ${exchange.status}`, ...exchange.answerHeaders.filter(([name]) => /^(content-type|gongshu|retry-after|ratelimit)/i.test(name)).map(short), "", pretty(exchange.answer)].join("\n");
  return (
    <>
      {failed ? <RefusalAlert error={problemOf(exchange.status, exchange.answer)} /> : null}
      {answer ? <Answered answer={answer} onDoubt={() => onDoubt(answer)} /> : null}
      <Section title={t("exchange")} extra={<CopyButton text={curlOf(exchange)} label={t("copy_curl")} />}>
        <p className="quiet">{t("millis", { n: Math.round(exchange.millis) })}</p>
        <h3>{t("sent")}</h3>
        <Code text={sent} />
        <h3>{t("received")}</h3>
        <Code text={got} testid="answer" />
      </Section>
    </>
  );
}

function Answered({ answer, onDoubt }: { answer: Answer; onDoubt: () => void }) {
  const { t } = useTranslation("sharing");
  const { receipt } = answer;
  return (
    <Section
      title={t(answer.found ? "answered" : "not_found")}
      extra={
        <Button size="small" onClick={onDoubt}>
          {t("catalogue:doubt")}
        </Button>
      }
    >
      {answer.data ? <Facts facts={Object.entries(answer.data).map(([name, value]) => [<code key={name}>{name}</code>, String(value ?? "")])} /> : null}
      <h3>{t("receipt")}</h3>
      <Facts
        facts={[
          [t("receipt_log"), t("receipt_place", { log: receipt.log, index: receipt.index })],
          [t("receipt_leaf"), <code key="leaf" className="hash">{receipt.leaf_hash}</code>],
          [t("as_of"), moment(answer.as_of)],
          [t("versions"), t("versions_text", { table: answer.version.table, resource: answer.version.resource })],
        ]}
      />
      <Link to={paths.calls()}>{t("see_calls")}</Link>
    </Section>
  );
}
