import type { Entry } from "../recorder/entry.ts";
import type { trainEar } from "../simulated/speaker-ear.ts";
import type { Voice } from "../speech/voice.ts";
import { type Decoded, watchScene } from "./decoded.ts";
import { readPresses } from "./read-presses.ts";
import type { Moment, Recording } from "./recording.ts";
import { createScene, type Scene } from "./scene.ts";
import { createVirtualClock } from "./virtual-clock.ts";

/** What happened, at its time in the recording and by the wall clock of the board. */
export type Happened = { readonly atMs: number; readonly wallMs: number } & (
  | { readonly decoded: Decoded }
  | { readonly entry: Entry }
);

/** One run through a recording, from its beginning; it can only go on. */
export type Playback = {
  readonly scene: Scene;
  readonly atMs: number;
  readonly wallMs: number;
  /**
   * Plays up to a time, at most `momentsMax` of them; false when there is more to do before it.
   */
  advance(toMs: number, momentsMax: number): boolean;
  stop(): void;
};

/** After the last moment devices still print and speak, ms. */
export const echoMs = 20_000;

/** Sets up the scene; `tell` hears everything in order. */
export function startPlayback(options: {
  readonly recording: Recording;
  readonly voice: Voice;
  readonly ear: ReturnType<typeof trainEar>;
  readonly tell?: (happened: Happened) => void;
}): Playback {
  const { recording, voice, ear, tell = () => undefined } = options;
  const clock = createVirtualClock();
  clock.setWall(recording.fromWallMs);
  const now = () => ({ atMs: clock.monoMs(), wallMs: clock.wallMs() });
  const scene = createScene({ clock, voice, ear }, (shown, fresh) =>
    watchScene(shown, fresh, (decoded) => tell({ ...now(), decoded })),
  );
  // The hall stands from the beginning, dark.
  if (recording.firstConfig !== undefined) scene.play(recording.firstConfig);
  const pressesIn = readPresses();
  const moments = recording.moments(0);
  let next = moments.next();

  const play = ({ atMs, entry }: Moment) => {
    clock.advanceTo(atMs);
    clock.setWall(entry.wallMs);
    tell({ ...now(), entry });
    scene.play(entry);
    for (const decoded of pressesIn(scene, entry, atMs)) tell({ ...now(), decoded });
  };
  return {
    scene,
    get atMs() {
      return clock.monoMs();
    },
    get wallMs() {
      return clock.wallMs();
    },
    advance: (toMs, momentsMax) => {
      for (let played = 0; next.done !== true && next.value.atMs <= toMs; played += 1) {
        if (played === momentsMax) return false;
        play(next.value);
        next = moments.next();
      }
      clock.advanceTo(Math.min(toMs, recording.lengthMs + echoMs));
      return true;
    },
    stop: () => scene.stop(),
  };
}
