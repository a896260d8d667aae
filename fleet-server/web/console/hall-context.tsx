import { type Link, useLive, usePorts } from "@motcua/device-profiles/look";
import { createContext, type ReactNode, useContext, useState } from "react";
import type { AlarmView } from "../../alarms/alarm-view.ts";
import type { WebhookView } from "../../alarms/webhook.ts";
import type { OfficeNews } from "../../hall/office-news.ts";
import type { HallView } from "../../queue/view.ts";

/** The hall as last heard, and when the page heard it: ages count from there. */
export type HeardHall = { readonly hall: HallView; readonly heardMs: number };

/** What calls a person now, and how the receiver of alarms takes it. */
export type OpenAlarms = { readonly open: readonly AlarmView[]; readonly webhook: WebhookView };

type Followed = {
  readonly heard: HeardHall | undefined;
  readonly alarms: OpenAlarms | undefined;
  readonly office: OfficeNews | undefined;
  readonly link: Link;
};

const Context = createContext<Followed>({
  heard: undefined,
  alarms: undefined,
  office: undefined,
  link: { state: "opening" },
});

/** Follows the server's stream for every part of a page: the one line that a page holds open. */
export function HallProvider({ children }: { readonly children: ReactNode }) {
  const ports = usePorts();
  const [heard, setHeard] = useState<HeardHall | undefined>(undefined);
  const [alarms, setAlarms] = useState<OpenAlarms | undefined>(undefined);
  const [office, setOffice] = useState<OfficeNews | undefined>(undefined);
  const link = useLive("/v1/events", {
    hall: (data) => setHeard({ hall: data as HallView, heardMs: ports.wallMs() }),
    alarms: (data) => setAlarms(data as OpenAlarms),
    office: (data) => setOffice(data as OfficeNews),
  });
  return <Context.Provider value={{ heard, alarms, office, link }}>{children}</Context.Provider>;
}

/** The hall as the page knows it; undefined until it was heard first. */
export function useHall(): Followed {
  return useContext(Context);
}
