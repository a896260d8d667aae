import { type Link, load, useLive, usePorts } from "@motcua/device-profiles/look";
import { useEffect, useState } from "react";
import type { BenchState } from "../../local/bench-state.ts";
import type { KioskInfo, KioskState } from "../../local/local-desk.ts";
import type { HallGlimpse } from "./hall-view.ts";
import { createWatch, type Watch } from "./watch.ts";

/** Often enough to look live, seldom enough to cost the server nothing, ms. */
const lookEveryMs = 700;

export type Bench = {
  readonly setUp: KioskInfo | undefined;
  readonly state: BenchState | undefined;
  /** The board has lost its position, and waits for one with this number. */
  readonly waitingNumber: string | null;
  /** What the server says of the hall; undefined while it does not answer. */
  readonly hall: HallGlimpse | undefined;
  readonly link: Link;
  readonly watches: { readonly bench: Watch<BenchState>; readonly hall: Watch<HallGlimpse> };
};

/** Everything that the bench shows, from the board's stream and the server's hall. */
export function useBench(): Bench {
  const [watches] = useState(() => ({
    bench: createWatch<BenchState>(),
    hall: createWatch<HallGlimpse>(),
  }));
  const [state, setState] = useState<BenchState | undefined>(undefined);
  const [waitingNumber, setWaitingNumber] = useState<string | null>(null);
  const link = useLive("/local/events", {
    kiosk: (data) => setWaitingNumber((data as KioskState).waitingNumber),
    bench: (data) => {
      setState(data as BenchState);
      watches.bench.tell(data as BenchState);
    },
  });
  const setUp = useSetUp();
  // A recording's server may be far away, and shows another moment.
  const isLive = state !== undefined && state.replay === undefined;
  const hall = useHall(isLive ? setUp?.serverUrl : undefined, watches.hall);
  return { setUp, state, waitingNumber, hall, link, watches };
}

function useSetUp(): KioskInfo | undefined {
  const ports = usePorts();
  const [setUp, setSetUp] = useState<KioskInfo | undefined>(undefined);
  useEffect(() => {
    if (setUp !== undefined) return undefined;
    const look = () => {
      void load<KioskInfo>("/local/kiosk").then((found) => found && setSetUp(found));
    };
    look();
    return ports.every(lookEveryMs, look);
  }, [setUp, ports]);
  return setUp;
}

function useHall(serverUrl: string | undefined, watch: Watch<HallGlimpse>) {
  const ports = usePorts();
  const [hall, setHall] = useState<HallGlimpse | undefined>(undefined);
  useEffect(() => {
    if (serverUrl === undefined) return undefined;
    let looking = false;
    const look = async () => {
      if (looking) return;
      looking = true;
      const found = await load<HallGlimpse>(new URL("/v1/hall", serverUrl).href);
      looking = false;
      setHall(found);
      if (found !== undefined) watch.tell(found);
    };
    void look();
    return ports.every(lookEveryMs, () => void look());
  }, [serverUrl, ports, watch]);
  return hall;
}
