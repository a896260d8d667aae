import type { Clock } from "@motcua/broker/ports";
import type { ReplayState } from "../local/bench-state.ts";
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

/** Plays a recording at any speed; what is shown is `playback`, a new one after each way back. */
export type Player = {
  readonly playback: Playback;
  state(): ReplayState;
  order(order: ReplayOrder): void;
  stop(): void;
};

export type PlayerOptions = {
  readonly recording: Recording;
  readonly voice: Voice;
  readonly ear: ReturnType<typeof trainEar>;
  readonly clock: Clock;
  readonly speed: number;
};

/** Smooth to the eye. */
const stepMs = 50;

/** How long a step may work, ms: the page is answered in between. */
const workMs = 30;
/** So many moments take about a millisecond. */
const momentsAtOnce = 50;

/** As many presses as fit beside the controls. */
const pressesShown = 6;

/** Starts to play at once. */
export function startPlayer(options: PlayerOptions): Player {
  const { recording, clock } = options;
  /** What was printed or said last is seen to its end. */
  const endMs = recording.lengthMs + echoMs;
  let { speed } = options;
  let playing = true;
  let seeking = false;
  let targetMs = 0;
  let presses: ReplayState["presses"] = [];
  let steppedMs = clock.monoMs();
  const tell = (happened: Happened) => {
    if (!("decoded" in happened) || happened.decoded.kind !== "key") return;
    const { device, key } = happened.decoded;
    presses = [...presses, { device, key, wallMs: happened.wallMs }].slice(-pressesShown);
  };
  let playback = startPlayback({ ...options, tell });

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
    const wantedMs = speed === Number.POSITIVE_INFINITY ? endMs : targetMs + passedMs * speed;
    targetMs = Math.min(wantedMs, endMs);
  };
  const goTo = (ms: number) => {
    targetMs = Math.min(Math.max(0, ms), recording.lengthMs);
    seeking = true;
    if (targetMs >= playback.atMs) return;
    playback.stop();
    presses = [];
    playback = startPlayback({ ...options, tell });
  };
  step();
  const stopStepping = clock.every(stepMs, step);
  return {
    get playback() {
      return playback;
    },
    state: () => stateOf(recording, playback, { seeking, playing, speed, presses }),
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

type Hand = Pick<ReplayState, "seeking" | "playing" | "presses"> & { readonly speed: number };

function stateOf(recording: Recording, { atMs, wallMs }: Playback, hand: Hand): ReplayState {
  const { header, fromWallMs, lengthMs } = recording;
  const speed = Number.isFinite(hand.speed) ? hand.speed : null;
  return { ...hand, board: header.board, fromWallMs, lengthMs, atMs, wallMs, speed };
}
