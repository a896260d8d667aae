import type { Clock } from "@motcua/broker/ports";
import { createBench } from "../local/bench.ts";
import type { BenchState, ReplayState } from "../local/bench-state.ts";
import type { Bench, KioskInfo, LocalDesk } from "../local/local-desk.ts";
import type { trainEar } from "../simulated/speaker-ear.ts";
import type { Voice } from "../speech/voice.ts";
import { echoMs, type Happened, type Playback, startPlayback } from "./playback.ts";
import type { Recording } from "./recording.ts";

/** What a person does to a replay; fields that are absent stay as they are. */
export type ReplayOrder = {
  readonly playing?: boolean;
  /** Times the real speed; `Infinity` for as fast as it goes. */
  readonly speed?: number;
  /** Goes to this time of the recording, ms from its beginning. */
  readonly seekMs?: number;
};

/** The desk behind the bench page while it shows a recording. */
export type ReplayDesk = LocalDesk & {
  order(order: ReplayOrder): void;
  stop(): void;
};

/** Smooth to the eye. */
const stepMs = 50;

/** How long a step may work, ms: the page is answered in between. */
const workMs = 30;
/** So many moments take about a millisecond. */
const momentsAtOnce = 50;

/** As many presses as fit beside the controls. */
const pressesShown = 6;

export function createReplayDesk(options: {
  readonly recording: Recording;
  readonly voice: Voice;
  readonly ear: ReturnType<typeof trainEar>;
  readonly clock: Clock;
  readonly speed: number;
}): ReplayDesk {
  const { recording, clock } = options;
  let { speed } = options;
  let playing = true;
  let targetMs = 0;
  let seeking = false;
  let presses: ReplayState["presses"] = [];
  const tell = (happened: Happened) => {
    if (!("decoded" in happened) || happened.decoded.kind !== "key") return;
    const { device, key } = happened.decoded;
    presses = [...presses, { device, key, wallMs: happened.wallMs }].slice(-pressesShown);
  };
  const begin = (): Playback => {
    presses = [];
    return startPlayback({ ...options, tell });
  };
  /** What was printed or said last is seen to its end. */
  const endMs = recording.lengthMs + echoMs;
  let playback = begin();
  let steppedMs = clock.monoMs();

  const step = () => {
    const nowMs = clock.monoMs();
    const passedMs = nowMs - steppedMs;
    steppedMs = nowMs;
    let reached = false;
    while (!reached && clock.monoMs() - nowMs < workMs) {
      reached = playback.advance(targetMs, momentsAtOnce);
    }
    if (reached) seeking = false;
    if (!playing || !reached) return;
    if (targetMs === endMs) playing = false;
    targetMs = speed === Number.POSITIVE_INFINITY ? endMs : targetMs + passedMs * speed;
    targetMs = Math.min(targetMs, endMs);
  };
  const goTo = (ms: number) => {
    targetMs = Math.min(Math.max(0, ms), recording.lengthMs);
    seeking = true;
    if (targetMs >= playback.atMs) return;
    playback.stop();
    playback = begin();
  };
  step();
  let shown: { readonly of: unknown; readonly bench: Bench } | undefined;
  const stopStepping = clock.every(stepMs, step);

  const state = (): ReplayState => ({
    board: recording.header.board,
    fromWallMs: recording.fromWallMs,
    wallMs: playback.wallMs,
    atMs: playback.atMs,
    lengthMs: recording.lengthMs,
    seeking,
    playing,
    speed: Number.isFinite(speed) ? speed : null,
    presses,
  });
  return {
    kiosk: () => kioskInfo(playback),
    kioskState: () => ({ mode: "server-away", printer: null, keyTicket: null }),
    tap: async () => ({ problem: { code: "server-away" } }),
    ratings: () => undefined,
    bench: () => {
      const { peripherals } = playback.scene;
      if (shown?.of !== peripherals)
        shown = { of: peripherals, bench: replayBench(playback, state) };
      return shown.bench;
    },
    order: ({ playing: wanted, speed: factor, seekMs }) => {
      if (factor !== undefined) speed = factor;
      if (wanted !== undefined) playing = wanted;
      if (seekMs !== undefined) goTo(seekMs);
      // "Play" at the end means: once more.
      else if (wanted === true && targetMs === endMs) goTo(0);
    },
    stop: () => {
      stopStepping();
      playback.stop();
    },
  };
}

function kioskInfo({ scene }: Playback): KioskInfo | undefined {
  const { config } = scene;
  if (config === undefined) return undefined;
  const { office, board, services, classes, serverUrl } = config;
  return {
    ...{ office: { name: office.name }, board, services, classes, serverUrl },
    hasPrinter: true,
    simulated: true,
  };
}

/** The bench as it is, with nothing that a hand could change. */
function replayBench(playback: Playback, replay: () => ReplayState): Bench {
  const { scene } = playback;
  const bench = createBench({
    hall: { address: () => undefined, peripherals: scene.peripherals, stop: async () => undefined },
    configs: scene.config?.devices ?? [],
    healthOf: scene.healthOf,
    process: () => nothingKnown,
  });
  return {
    ...bench,
    state: () => {
      const { devices, process } = bench.state();
      const untouched = devices.map((device) => ({ ...device, faults: {} }));
      return { devices: untouched, process, replay: replay() };
    },
    press: () => false,
    fault: () => false,
  };
}

const nothingKnown: BenchState["process"] = {
  edge: { link: false, beatAgeMs: null, epoch: 0, version: 0, unsent: 0 },
};
