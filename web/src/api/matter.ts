import { useQuery } from "@tanstack/react-query";
import { plural } from "@/lib/paths";
import { api } from "./client";
import { useList, useWrite, type Filters } from "./query";
import type { MatterBody, MatterRoom, MatterRow, MatterView } from "./types";

const base = (room: MatterRoom) => `/${plural(room)}`;
const at = (room: MatterRoom, id: string) => `${base(room)}/${encodeURIComponent(id)}`;
const one = (room: MatterRoom, id: string) => ["matter", room, id] as const;

export const useMatters = (room: MatterRoom, filters: Filters) => useList<MatterRow>("matter", base(room), filters);

export const useMatter = <M extends MatterBody>(room: MatterRoom, id: string) =>
  useQuery({ queryKey: one(room, id), queryFn: () => api.get<MatterView<M>>(at(room, id)) });

export const useOpenMatter = <Open>(room: MatterRoom) =>
  useWrite((open: Open) => api.post<MatterView>(base(room), open), (view) => one(room, view.matter.id));

/** A step in it: the verb is the last part of its address. */
export const useMatterStep = (room: MatterRoom, id: string) =>
  useWrite(({ verb, body }: { verb: string; body: object }) => api.post<MatterView>(`${at(room, id)}/${verb}`, body), (view) => one(room, view.matter.id));
