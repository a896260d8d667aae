import type { Clock } from "@motcua/broker/ports";
import type { KeptLine } from "../transports/keep-line.ts";
import { LineFault } from "../transports/line.ts";
import { deadlineMs, type Played, type Player, PlayerHealth } from "./player.ts";
import { type Sound, writeWav } from "./wav.ts";

/**
 * What the speaker answers to each WAV, a line of a word and the number of its sample bytes:
 * `played 208640` when it was heard to its end, `muted` and `cut` when it was not.
 */
const answers: Readonly<Record<string, Played>> = {
  played: { ok: true },
  muted: { ok: false, code: "muted" },
  cut: { ok: false, code: "bad-reply" },
};

/** An answer is short; what is longer is noise. */
const answerMax = 64;

/**
 * Sends each sound as a WAV over a line that is kept open, and waits until the speaker at the
 * other end says that it has played it. The line belongs to the player and stops with it.
 */
export function streamPlayer(options: { readonly line: KeptLine; readonly clock: Clock }): Player {
  const { line, clock } = options;
  const health = new PlayerHealth();
  let waiting: { readonly bytes: number; readonly end: (played: Played) => void } | undefined;
  let heard = "";

  line.onUp(() => {
    heard = "";
    health.set({ ok: true });
  });
  line.onDown((fault) => {
    health.set(failed(fault));
    waiting?.end(failed(fault));
  });
  line.onData((bytes) => {
    const lines = (heard + Buffer.from(bytes).toString("latin1")).split("\n");
    heard = (lines.pop() ?? "").slice(-answerMax);
    for (const [word = "", count] of lines.map((text) => text.trim().split(" "))) {
      // A late answer to a sound that was given up is not this one's.
      const answer = Number(count) === waiting?.bytes ? answers[word] : undefined;
      if (answer !== undefined) waiting?.end(answer);
    }
  });

  const send = (sound: Sound) =>
    new Promise<Played>((resolve) => {
      const end = (played: Played) => {
        cancel();
        waiting = undefined;
        resolve(played);
      };
      const cancel = clock.after(deadlineMs(sound), () => end({ ok: false, code: "no-reply" }));
      waiting = { bytes: sound.pcm.length, end };
      line.write(writeWav(sound)).catch((error: unknown) => waiting?.end(failed(error)));
    });

  return {
    play: async (sound) => {
      const played = await send(sound);
      health.set(played);
      return played;
    },
    health: () => health.get(),
    onHealth: (listener) => health.onChange(listener),
    stop: async () => {
      await line.stop();
      waiting?.end({ ok: false, code: "unplugged" });
    },
  };
}

function failed(error: unknown): Played & { ok: false } {
  // Lines reject with a LineFault; anything else is a mistake here and must not look like a cable.
  if (!(error instanceof LineFault)) throw error;
  return { ok: false, code: error.code };
}
