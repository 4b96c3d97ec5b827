import { useTranslation } from "react-i18next";

/** What a room is called; a word the console does not know is shown as it is. */
export function useRoom(): (room: string) => string {
  const { t } = useTranslation("law");
  return (room) => t(`room.${room}`, { defaultValue: room });
}

/** The rooms of a list, in the order they first come. */
export const roomsOf = (rows: { room: string }[]): string[] => [...new Set(rows.map((row) => row.room))];

/** Whether all words of a search stand in one of the texts. */
export function says(wanted: string, texts: (string | null | undefined)[]): boolean {
  const all = texts.join(" ").toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
