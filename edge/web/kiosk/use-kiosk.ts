import {
  type Link,
  load,
  type PagePorts,
  type Reply,
  send,
  useLive,
  usePorts,
} from "@motcua/device-profiles/look";
import { useEffect, useRef, useState } from "react";
import type { KioskInfo, KioskState } from "../../local/local-desk.ts";
import type { Issued } from "./local.ts";

/** Where the citizen is on the touch page. */
export type Screen =
  | { readonly at: "choose"; readonly group: string | null }
  | { readonly at: "groups" }
  | { readonly at: "asking"; readonly service: string }
  /** `missed`: paper was promised, and did not come. */
  | { readonly at: "issued"; readonly issued: Issued; readonly missed: boolean }
  | { readonly at: "refused"; readonly code: string };

/** The number stays on the screen this long, ms (queue rules: large, 20 s). */
export const numberShownMs = 20_000;
/** Time to read a refusal, ms. */
const refusalShownMs = 10_000;
/** A citizen who walked away in the middle leaves a fresh screen behind, ms. */
const abandonedMs = 30_000;
/** The board restarts within seconds; its pages look again this often, ms. */
const lookAgainMs = 2_000;

const start: Screen = { at: "choose", group: null };
const none: KioskState["missingSlips"] = [];

/** The touch page's whole state: one tap asks once, and each screen goes back by itself. */
export function useKiosk() {
  const ports = usePorts();
  const setUp = useSetUp(ports);
  const [state, setState] = useState<KioskState | undefined>(undefined);
  const link = useLive("/local/events", { kiosk: (data) => setState(data as KioskState) });
  const [screen, setScreen] = useState<Screen>(start);
  // Two taps within one frame both see the old screen; the flag is what makes them one ticket.
  const asking = useRef(false);
  useEffect(() => {
    const ms = lifeMs(screen);
    return ms === null ? undefined : ports.after(ms, () => setScreen(start));
  }, [screen, ports]);
  // A number that a key brought is shown like one that was touched for, once.
  const seen = useRef<string | null>(null);
  const keyTicket = state?.keyTicket ?? null;
  useEffect(() => {
    if (keyTicket === null || keyTicket.ticket === seen.current) return;
    seen.current = keyTicket.ticket;
    setScreen({ at: "issued", issued: keyTicket, missed: false });
  }, [keyTicket]);
  // Its time begins anew: whoever waited at the slot has yet to read the number.
  const missing = state?.missingSlips ?? none;
  if (screen.at === "issued" && !screen.missed && missing.includes(screen.issued.ticket)) {
    setScreen({ ...screen, missed: true });
  }
  const take = async (service: string, group: string) => {
    if (asking.current) return;
    asking.current = true;
    setScreen({ at: "asking", service });
    const reply: Reply<Issued> = await send("/local/issue", { service, class: group });
    setScreen(
      "ok" in reply
        ? { at: "issued", issued: reply.ok, missed: false }
        : { at: "refused", code: reply.problem.code },
    );
    asking.current = false;
  };
  return { setUp, state: withLink(state, link), screen, show: setScreen, take };
}

function useSetUp(ports: PagePorts): KioskInfo | undefined {
  const [setUp, setSetUp] = useState<KioskInfo | undefined>(undefined);
  useEffect(() => {
    if (setUp !== undefined) return undefined;
    const look = () => {
      void load<KioskInfo>("/local/kiosk").then((found) => found && setSetUp(found));
    };
    look();
    return ports.every(lookAgainMs, look);
  }, [setUp, ports]);
  return setUp;
}

/** A board that does not answer its own page cannot issue either. */
function withLink(state: KioskState | undefined, link: Link): KioskState | undefined {
  if (state === undefined || link.state !== "lost") return state;
  return { ...state, mode: "server-away" };
}

function lifeMs(screen: Screen): number | null {
  switch (screen.at) {
    case "choose":
      return screen.group === null ? null : abandonedMs;
    case "groups":
      return abandonedMs;
    case "asking":
      return null;
    case "issued":
      return numberShownMs;
    case "refused":
      return refusalShownMs;
  }
}
