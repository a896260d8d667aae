import { createBench } from "../local/bench.ts";
import type { BenchState } from "../local/bench-state.ts";
import type { Bench, KioskInfo, LocalDesk } from "../local/local-desk.ts";
import type { Playback } from "./playback.ts";
import { type Player, type PlayerOptions, type ReplayOrder, startPlayer } from "./player.ts";

/** The desk behind the bench page while it shows a recording. */
export type ReplayDesk = LocalDesk & {
  order(order: ReplayOrder): void;
  stop(): void;
};

export function createReplayDesk(options: PlayerOptions): ReplayDesk {
  const player = startPlayer(options);
  let shown: { readonly of: unknown; readonly bench: Bench } | undefined;
  return {
    kiosk: () => kioskInfo(player.playback),
    kioskState: () => ({
      mode: "server-away",
      closed: null,
      printer: null,
      keyTicket: null,
      missingSlips: [],
      waitingNumber: null,
      isPutOut: false,
    }),
    tap: async () => ({ problem: { code: "server-away" } }),
    ratings: () => undefined,
    bench: () => {
      const { peripherals } = player.playback.scene;
      if (shown?.of !== peripherals) shown = { of: peripherals, bench: replayBench(player) };
      return shown.bench;
    },
    order: (order) => player.order(order),
    stop: () => player.stop(),
  };
}

function kioskInfo({ scene }: Playback): KioskInfo | undefined {
  const { config } = scene;
  if (config === undefined) return undefined;
  const { office, board, services, classes, serverUrl } = config;
  return {
    ...{ office: { name: office.name }, board, services, classes, serverUrl },
    hasPrinter: true,
    ratingPages: [],
    simulated: true,
  };
}

/** The bench as it is, with nothing that a hand could change. */
function replayBench(player: Player): Bench {
  const { scene } = player.playback;
  const bench = createBench({
    peripherals: () => scene.peripherals,
    configs: () => scene.config?.devices ?? [],
    healthOf: (device) => scene.healthOf(device),
    process: () => nothingKnown,
  });
  return {
    ...bench,
    state: () => {
      const { devices, process } = bench.state();
      const untouched = devices.map((device) => ({ ...device, faults: {} }));
      return { devices: untouched, process, replay: player.state() };
    },
    press: () => false,
    fault: () => false,
  };
}

const nothingKnown: BenchState["process"] = {
  edge: { link: false, beatAgeMs: null, epoch: 0, version: 0, unsent: 0 },
};
