import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { mockServer } from "./mock/plugin.ts";

const server = process.env.GONGSHU_URL ?? "http://127.0.0.1:8080";
const toServer = { target: server, changeOrigin: false };
const proxy: Record<string, typeof toServer> = { "/api": toServer, "/gw": toServer };

// `vite --mode mock` (and `vite preview --mode mock`) answers from memory; otherwise calls go to a running server.
export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === "mock" ? [mockServer()] : [])],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: { port: 5173, ...(mode === "mock" ? {} : { proxy }) },
  preview: { port: 4173, ...(mode === "mock" ? {} : { proxy }) },
  build: {
    target: "chrome90",
    chunkSizeWarningLimit: 2500,
    rollupOptions: {
      output: {
        manualChunks(id: string) {
          if (/node_modules\/(echarts|zrender)\//.test(id)) return "charts";
          if (/node_modules\//.test(id)) return "vendor";
          return undefined;
        },
      },
    },
  },
  test: { environment: "jsdom", globals: false, setupFiles: ["./test/setup.ts"], include: ["test/**/*.test.{ts,tsx}"], testTimeout: 20_000 },
}));
