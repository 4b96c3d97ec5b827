import { InboxOutlined } from "@ant-design/icons";
import { Spin } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { RefusalAlert } from "./RefusalAlert";

export function Loading() {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status">
      <Spin /> <span>{t("wait")}</span>
    </div>
  );
}

/** Nothing there, and what to do about it. */
export function Nothing({ text, children }: { text?: string | undefined; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="nothing">
      <InboxOutlined aria-hidden />
      <p>{text ?? t("nothing")}</p>
      {children}
    </div>
  );
}

type Query<T> = { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };

/** A page's three states: waiting, failed, there. */
export function Loaded<T>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <RefusalAlert error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading />;
}
