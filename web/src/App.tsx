import { QueryClientProvider } from "@tanstack/react-query";
import { App as Messages, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import { useState } from "react";
import { BrowserRouter } from "react-router";
import { newQueryClient } from "./api/query";
import { Gate } from "./pages/session/Gate";
import { theme } from "./ui/theme";

export function App() {
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
        <Messages>
          <BrowserRouter>
            <Gate />
          </BrowserRouter>
        </Messages>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
