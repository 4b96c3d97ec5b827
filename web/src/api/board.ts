import { useQuery } from "@tanstack/react-query";
import { api } from "./client";
import type { Board } from "./types";

export const useBoard = () => useQuery({ queryKey: ["board"], queryFn: () => api.get<Board>("/board"), refetchInterval: 60_000 });
