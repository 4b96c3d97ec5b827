import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "./client";
import { useWrite } from "./query";
import type { Calendar, CalendarDay, YearCheck, YearLoaded } from "./types";

export const useCalendar = () => useQuery({ queryKey: ["calendar"], queryFn: () => api.get<Calendar>("/calendar") });

/** Every day of a year, in order. */
export const useYear = (year: string) =>
  useQuery({ queryKey: ["calendar", year], queryFn: () => api.get<CalendarDay[]>(`/calendar/${year}`), enabled: Boolean(year), staleTime: 300_000 });

/** Asks what a year's text would change. Nothing is recorded. */
export const useCheckYear = () => useMutation({ mutationFn: (text: string) => api.post<YearCheck>("/calendar/check", { text }) });

/** Records a year; `replace` corrects one that is loaded already. */
export const useLoadYear = () =>
  useWrite(({ text, replace }: { text: string; replace: boolean }) => api.post<YearLoaded>("/calendar", replace ? { text, replace } : { text }));
