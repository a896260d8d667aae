import type { Health } from "@motcua/broker/contract";
import type { Cancel, Clock } from "@motcua/broker/ports";
import type { KeypadProfile } from "@motcua/device-profiles";
import { allUp, keyBytes, stuckMs } from "../drivers/key-bytes.ts";
import type { KeptLine } from "../transports/keep-line.ts";
import type { Keypad } from "./device.ts";
import { healthKeeper } from "./device-health.ts";
import { pressListeners } from "./press-listeners.ts";

/**
 * A keypad on its line. Keys that were down when the line broke count as up when it returns. The
 * lamp is set again after a reconnection; a thanks that is over by then becomes `closed`.
 */
export function startKeypad(options: {
  readonly name: string;
  readonly capabilities: KeypadProfile["capabilities"];
  readonly line: KeptLine;
  readonly clock: Clock;
}): Keypad {
  const { name, capabilities, line, clock } = options;
  const decoder = keyBytes(capabilities);
  const health = healthKeeper();
  const presses = pressListeners();
  let keys = allUp;
  let lit: "open" | "closed" = "closed";
  let check: Cancel = () => undefined;

  const look = () => {
    const stuck = decoder.stuck(keys, clock.monoMs()) !== null;
    health.set(stuck ? { state: "degraded", code: "key-stuck" } : { state: "ok" });
    check();
    if (keys.held !== null) check = clock.after(nextLookMs(keys.held.sinceMs, clock), look);
  };
  const send = (state: "open" | "closed" | "thanks") => {
    const byte = capabilities.lamp?.[state];
    if (byte === undefined || line.state().state !== "up") return;
    // A lamp that could not be set is set at the next reconnection; the line tells its own fault.
    line.write(Uint8Array.of(Number.parseInt(byte, 16))).catch(() => undefined);
  };
  line.onUp(() => {
    keys = allUp;
    look();
    send(lit);
  });
  line.onDown((fault) => {
    check();
    health.set({ state: "down", code: fault.code });
  });
  line.onData((bytes) => {
    for (const byte of bytes) {
      const next = decoder.step(keys, byte, clock.monoMs());
      keys = next.keys;
      if (next.key !== null) presses.tell(next.key);
    }
    look();
  });

  return {
    name,
    health: (): Health => health.now(),
    onHealth: (listener) => health.on(listener),
    onKey: presses.onKey,
    borrow: presses.borrow,
    lamp: (state) => {
      lit = state === "open" ? "open" : "closed";
      send(state);
    },
    stop: async () => check(),
  };
}

/** Just after a held key becomes stuck, and then each second: a key may come free without a byte. */
function nextLookMs(sinceMs: number, clock: Clock): number {
  return Math.max(1_000, sinceMs + stuckMs + 1 - clock.monoMs());
}
