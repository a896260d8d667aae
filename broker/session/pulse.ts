import type { Cancel, Clock } from "../ports.ts";
import type { BeatInfo } from "./board-api.ts";

/** What a board has of its server: is it there, and has the board everything that it was sent? */
export type Pulse = {
  readonly current: boolean;
  readonly beatAgeMs: number | null;
  readonly onCurrent: (run: (current: boolean) => void) => void;
  /** A new connection: nothing of the old one counts. */
  readonly reset: () => void;
  /** Takes a beat; `behind` is true when two in a row tell of something that never came. */
  readonly beat: (beat: Omit<BeatInfo, "ageMs">) => {
    readonly ageMs: number | null;
    readonly behind: boolean;
  };
  readonly wanted: (rev: number) => void;
  /** False for a picture that is not newer than the last one: a repeat or a late one. */
  readonly shown: (picture: { readonly epoch: number; readonly version: number }) => boolean;
  readonly stop: () => void;
};

/** Three beats and a bit: a display that has heard none says that it is not current, ms. */
const currentMs = 10_000;

/** One beat may overtake what it tells of; two cannot, they are 3 s apart. */
const beatsBehindMax = 2;

export function createPulse(clock: Clock): Pulse {
  const listeners: ((current: boolean) => void)[] = [];
  let lastMs: number | null = null;
  let current = false;
  let cancelStale: Cancel = () => {};
  let rev = 0;
  let picture = { epoch: 0, version: -1 };
  let behind = 0;

  const setCurrent = (now: boolean) => {
    if (now === current) return;
    current = now;
    for (const run of listeners) run(now);
  };
  const reset = () => {
    rev = 0;
    picture = { epoch: 0, version: -1 };
    behind = 0;
  };

  return {
    get current() {
      return current;
    },
    get beatAgeMs() {
      return lastMs === null ? null : Math.round(clock.monoMs() - lastMs);
    },
    onCurrent: (run) => {
      listeners.push(run);
    },
    reset,
    beat: (beat) => {
      const nowMs = clock.monoMs();
      const ageMs = lastMs === null ? null : Math.round(nowMs - lastMs);
      lastMs = nowMs;
      cancelStale();
      cancelStale = clock.after(currentMs, () => setCurrent(false));
      setCurrent(true);
      const same =
        beat.rev === rev && beat.epoch === picture.epoch && beat.version === picture.version;
      behind = same ? 0 : behind + 1;
      if (behind < beatsBehindMax) return { ageMs, behind: false };
      // Also what seems newer here is forgotten: a server with a blank disk begins at epoch 1.
      reset();
      return { ageMs, behind: true };
    },
    wanted: (next) => {
      rev = next;
    },
    shown: ({ epoch, version }) => {
      const newer = epoch > picture.epoch || (epoch === picture.epoch && version > picture.version);
      if (newer) picture = { epoch, version };
      return newer;
    },
    stop: () => cancelStale(),
  };
}
