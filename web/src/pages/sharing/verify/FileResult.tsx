import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CheckedFile, GrantView } from "@/api/types";
import { csvRows } from "@/lib/csv";
import { count } from "@/lib/format";
import { paths } from "@/lib/paths";
import { save } from "@/lib/save";
import { Rows, Section } from "@/ui";
import { PREVIEW } from "./parts";
import { useSeen } from "./Verdicts";

/** Enough of the file for the lines that are shown. */
const HEAD = 200_000;

/** How a file came out: counts, its first lines, and all of it to download. */
export function FileResult({ checked, view }: { checked: CheckedFile; view: GrantView }) {
  const { t } = useTranslation("verify");
  const { result, rows, same, absent, skipped, receipt } = checked;
  const box = useSeen<HTMLDivElement>();
  const [shown, setShown] = useState<string[][]>([]);
  useEffect(() => {
    void result.slice(0, HEAD).text().then((text) => setShown(csvRows(text, PREVIEW + 1, result.size <= HEAD)));
  }, [result]);
  const [head = [], ...lines] = shown;
  const figures: [string, number, string][] = [
    ["rows", rows, ""],
    ["same", same, "good"],
    ["differs", rows - same - absent - skipped, "bad"],
    ["absent", absent, ""],
    ["skipped", skipped, ""],
  ];
  return (
    <Section
      title={t("result")}
      extra={
        <Button type="primary" size="small" icon={<DownloadOutlined />} onClick={() => save(result, t("file.result_name", { title: view.resource_title }))}>
          {t("file.download")}
        </Button>
      }
    >
      <div ref={box} className="figures arrived">
        {figures.map(([name, n, tone]) => (
          <div key={name} className={`figure ${tone}`}>
            <span>{t(`figure.${name}`)}</span>
            <strong>{count(n)}</strong>
          </div>
        ))}
      </div>
      <p className="quiet">
        {t("file.receipt", { place: receipt })} <Link to={paths.calls(view.grant.id)}>{t("sharing:see_calls")}</Link>
      </p>
      {lines.length > 0 ? (
        <>
          <h3>{t("file.preview", { n: lines.length })}</h3>
          <Rows rows={lines} label={t("result")} rowKey={(_, n) => String(n)} columns={head.map((title, n) => ({ key: String(n), title, head: n < 2, tight: true, render: (row: string[]) => row[n] ?? "" }))} />
        </>
      ) : null}
    </Section>
  );
}
