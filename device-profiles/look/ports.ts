import { createContext, useContext } from "react";

/** Undoes what was scheduled; calling it twice is harmless. */
type Cancel = () => void;

/** What a page needs from the browser and a test wants to hold in its own hands. */
export interface PagePorts {
  /** Wall clock, ms since 1970. */
  wallMs(): number;
  /** Runs once after `ms`. */
  after(ms: number, run: () => void): Cancel;
  /** Runs each `ms` until cancelled. */
  every(ms: number, run: () => void): Cancel;
  /** A key that no other request has; random. */
  newKey(): string;
}

const Ports = createContext<PagePorts | null>(null);

/** Hands the ports to a page; each page's `main.tsx` gives the browser's own. */
export const PortsProvider = Ports.Provider;

/** The ports that the page was given. */
export function usePorts(): PagePorts {
  const ports = useContext(Ports);
  if (ports === null) throw new Error("The page has no ports: wrap it in a PortsProvider.");
  return ports;
}
