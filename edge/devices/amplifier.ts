import { type Cancel, type Clock, sleep } from "@motcua/broker/ports";
import type { AmplifierProfile } from "@motcua/device-profiles";
import type { FaultCode } from "@motcua/device-profiles/faults";
import type { Played, Player } from "../speech/player.ts";
import type { Sound } from "../speech/wav.ts";
import type { GpioPort } from "../transports/gpio.ts";
import { LineFault } from "../transports/line.ts";
import type { Device } from "./device.ts";
import { healthKeeper } from "./device-health.ts";

/** The amplifier behind a board's speakers. */
export interface Amplifier extends Device {
  /** The same player with the amplifier on from before each sound to its end. */
  before(player: Player): Player;
}

/** After a fault its line is tried again this often, also while nobody is called. */
const retryMs = 2_000;

/** Off from the start; an amplifier that cannot be switched makes no call "spoken". */
export function startAmplifier(options: {
  readonly name: string;
  readonly capabilities: AmplifierProfile["capabilities"];
  readonly gpio: GpioPort;
  readonly line: number;
  readonly clock: Clock;
}): Amplifier {
  const { name, gpio, line, clock } = options;
  const { activeLow, settleMs } = options.capabilities;
  const health = healthKeeper();
  let sounds = 0;
  let again: Cancel = () => undefined;
  let stopped = false;
  let playing: Promise<unknown> = Promise.resolve();

  /** Puts the line to what is wanted now; the fault's code where it could not. */
  const set = async (): Promise<FaultCode | undefined> => {
    again();
    try {
      await gpio.write(line, sounds > 0 === activeLow ? 0 : 1);
      health.set({ state: "ok" });
      return undefined;
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      health.set({ state: "down", code: error.code });
      if (!stopped) again = clock.after(retryMs, () => void set());
      return error.code;
    }
  };
  void set();

  const play = async (player: Player, sound: Sound): Promise<Played> => {
    sounds += 1;
    const fault = await set();
    if (fault === undefined) await sleep(clock, settleMs);
    // Said all the same: it may be on already, and whoever hears it is served.
    const played = await player.play(sound);
    sounds -= 1;
    await set();
    return played.ok && fault !== undefined ? { ok: false, code: fault } : played;
  };
  return {
    name,
    health: () => health.now(),
    onHealth: (listener) => health.on(listener),
    before: (player) => ({
      ...player,
      play: (sound) => {
        const played = play(player, sound);
        playing = Promise.all([playing, played]);
        return played;
      },
    }),
    atRest: async () => void (await playing),
    stop: async () => {
      stopped = true;
      sounds = 0;
      await set();
      again();
    },
  };
}
