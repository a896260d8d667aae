import type { PagePorts } from "./ports.ts";

/** The real ports of a page in a browser. */
export const browserPorts: PagePorts = {
  wallMs: () => Date.now(),
  after(ms, run) {
    const timer = window.setTimeout(run, ms);
    return () => window.clearTimeout(timer);
  },
  every(ms, run) {
    const timer = window.setInterval(run, ms);
    return () => window.clearInterval(timer);
  },
  newKey() {
    // `randomUUID` exists on https and loopback only; a plain key serves a page in the hall's LAN.
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  },
};
