import { type ChildProcess, spawn } from "node:child_process";
import type { Cancel, Clock } from "@motcua/broker/ports";
import { deadlineMs, type Played, type Player, PlayerHealth } from "./player.ts";
import { type Sound, writeWav } from "./wav.ts";

/** Enough to open the sound device once and learn that it is there; nobody hears it. */
const probe: Sound = { sampleHz: 16_000, pcm: new Uint8Array(640) };

/** A sound card that was plugged in is found without waiting for the next call; ms. */
const lookAgainMs = 10_000;

/**
 * Plays through ALSA's own `aplay`, one child process a sound, which is ended when it hangs.
 * `pcm` is the name of an ALSA device, e.g. `default` or `plughw:CARD=Device`. The device is
 * tried at once, so that a missing sound card is known before the first call.
 */
export function aplayPlayer(options: {
  readonly pcm: string;
  readonly clock: Clock;
  /** The program to run; `aplay` of alsa-utils. */
  readonly program?: string;
}): Player {
  const health = new PlayerHealth();
  let child: ChildProcess | undefined;
  let last: Promise<Played> = Promise.resolve({ ok: true });
  let again: Cancel = () => undefined;
  let stopped = false;

  const ended = (played: Played): Played => {
    child = undefined;
    again();
    if (!stopped) {
      health.set(played);
      if (!played.ok) again = options.clock.after(lookAgainMs, () => void play(probe));
    }
    return played;
  };
  const run = (sound: Sound) =>
    new Promise<Played>((resolve) => {
      const args = ["-q", "-D", options.pcm, "-t", "wav", "-"];
      const started = spawn(options.program ?? "aplay", args, {
        stdio: ["pipe", "ignore", "ignore"],
      });
      child = started;
      let hangs = false;
      const cancel = options.clock.after(deadlineMs(sound), () => {
        hangs = true;
        started.kill("SIGKILL");
      });
      const end = (played: Played) => {
        cancel();
        resolve(ended(played));
      };
      started.once("error", () => end({ ok: false, code: "no-audio" }));
      started.once("close", (status) => {
        if (status === 0) end({ ok: true });
        else end({ ok: false, code: hangs ? "write-timeout" : "no-audio" });
      });
      // A child that ends early closes its pipe; its exit status is what counts.
      started.stdin.on("error", () => {});
      started.stdin.end(writeWav(sound));
    });

  const play = (sound: Sound) => {
    // Where the system has no process or pipe left, not even an error event comes.
    const unstarted = () => ended({ ok: false, code: "no-audio" });
    last = last.then(() => run(sound)).catch(unstarted);
    return last;
  };
  void play(probe);

  return {
    play,
    health: () => health.get(),
    onHealth: (listener) => health.onChange(listener),
    stop: async () => {
      stopped = true;
      again();
      child?.kill("SIGKILL");
      await last;
    },
  };
}
