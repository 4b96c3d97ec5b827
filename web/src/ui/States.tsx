import { InboxOutlined } from "@ant-design/icons";
import { Spin } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "./Page";
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

type Props<T> = { query: Query<T>; title?: string; children: (data: T) => ReactNode };

/** The three states of what is read: waiting, failed, there. A page whose name comes with it is called `title` until then. */
export function Loaded<T>({ query, title, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  const state = query.error ? <RefusalAlert error={query.error} onRetry={() => void query.refetch()} /> : <Loading />;
  return title ? <Page title={title}>{state}</Page> : state;
}
