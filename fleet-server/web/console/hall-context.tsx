import { type Link, useLive, usePorts } from "@motcua/device-profiles/look";
import { createContext, type ReactNode, useContext, useState } from "react";
import type { HallView } from "../../queue/view.ts";

/** The hall as last heard, and when the page heard it: ages count from there. */
export type HeardHall = { readonly hall: HallView; readonly heardMs: number };

type Followed = { readonly heard: HeardHall | undefined; readonly link: Link };

const Context = createContext<Followed>({ heard: undefined, link: { state: "opening" } });

/** Follows the hall's stream for every part of a page. */
export function HallProvider({ children }: { readonly children: ReactNode }) {
  const ports = usePorts();
  const [heard, setHeard] = useState<HeardHall | undefined>(undefined);
  const link = useLive("/v1/events", {
    hall: (data) => setHeard({ hall: data as HallView, heardMs: ports.wallMs() }),
  });
  return <Context.Provider value={{ heard, link }}>{children}</Context.Provider>;
}

/** The hall as the page knows it; undefined until it was heard first. */
export function useHall(): Followed {
  return useContext(Context);
}
