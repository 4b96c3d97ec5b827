import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import "../src/i18n";

afterEach(cleanup);

// What jsdom lacks and antd asks for.
vi.stubGlobal("matchMedia", (query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined, dispatchEvent: () => false, onchange: null }));
vi.stubGlobal("ResizeObserver", class {
  observe() {}
  unobserve() {}
  disconnect() {}
});
Element.prototype.scrollIntoView = () => undefined;
const styles = window.getComputedStyle.bind(window);
window.getComputedStyle = (element: Element) => styles(element);
if (!globalThis.CSS?.escape) vi.stubGlobal("CSS", { escape: (text: string) => text.replace(/["\\\]]/g, "\\$&") });
