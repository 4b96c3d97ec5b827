import { address, api } from "./client";
import { useWrite } from "./query";

/** An entry of the use log. */
export const useLogUse = () => useWrite((entry: { grant: string; told: Record<string, string> }) => api.post("/use-logs", entry), () => ["use_log"]);

/** The use log as a CSV file. */
export const useLogFile = () => address("/use-logs.csv", {});
