import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { App as Messages, ConfigProvider } from "antd";
import type { ReactNode } from "react";
import { MemoryRouter } from "react-router";
import { vi } from "vitest";
import { handle } from "../mock/handle";
import { newQueryClient } from "../src/api/query";
import { Gate } from "../src/pages/session/Gate";

/** Answers fetch from the mock, as the person signed in. */
export function serve(login: string | null): void {
  let session = login;
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    const answered = await handle(new Request(`http://mock${url}`, { method: init.method ?? "GET", headers: init.headers ?? {}, body: init.body ?? null }), session);
    if (answered.login !== undefined) session = answered.login;
    return answered.response;
  });
}

export function show(node: ReactNode, path = "/") {
  return render(
    <QueryClientProvider client={newQueryClient()}>
      <ConfigProvider theme={{ token: { motion: false } }} button={{ autoInsertSpace: false }}>
        <Messages>
          <MemoryRouter initialEntries={[path]}>{node}</MemoryRouter>
        </Messages>
      </ConfigProvider>
    </QueryClientProvider>,
  );
}

/** The whole console at a path, as somebody. */
export function open(path: string, login: string | null) {
  serve(login);
  return show(<Gate />, path);
}
