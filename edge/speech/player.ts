import type { Health } from "@motcua/broker/contract";
import type { FaultCode } from "@motcua/device-profiles/faults";
import { lengthMs, type Sound } from "./wav.ts";

/** How a sound ended: heard to its end as far as the player can tell, or why not. */
export type Played = { readonly ok: true } | { readonly ok: false; readonly code: FaultCode };

/** Something that makes a sound audible, one at a time. */
export interface Player {
  /** Plays to the end; never rejects. */
  play(sound: Sound): Promise<Played>;
  health(): Health;
  /** Called at each change of health. */
  onHealth(listener: () => void): void;
  /** Ends a sound that is playing, its process or connection, and all timers. */
  stop(): Promise<void>;
}

/** A player that takes longer than the sound and this hangs, and is ended; ms. */
const overrunMs = 3_000;

/** How long a player may take for a sound, ms. */
export function deadlineMs(sound: Sound): number {
  return Math.ceil(lengthMs(sound)) + overrunMs;
}

/** The health of a player, as its last result tells; listeners hear of changes only. */
export class PlayerHealth {
  #health: Health = { state: "unknown" };
  readonly #listeners: (() => void)[] = [];

  get(): Health {
    return this.#health;
  }

  set(played: Played): void {
    const next: Health = played.ok ? { state: "ok" } : { state: "down", code: played.code };
    if (next.state === this.#health.state && next.code === this.#health.code) return;
    this.#health = next;
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }
}
