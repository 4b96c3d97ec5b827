import { useSyncExternalStore } from "react";

const query = "(max-width: 767px)";
const media = () => (typeof matchMedia === "function" ? matchMedia(query) : null);

function subscribe(changed: () => void): () => void {
  const list = media();
  list?.addEventListener("change", changed);
  return () => list?.removeEventListener("change", changed);
}

/** Whether the window is as narrow as a phone. */
export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => media()?.matches ?? false);
