import type { Clock } from "@motcua/broker/ports";
import type { Keypad } from "../../devices/device.ts";
import { timedWait } from "../../devices/timed-wait.ts";
import { type ActEnd, type ActScene, interrupted } from "./act-desk.ts";

/** Somebody stands before the keypad; a key that is not pressed for this long is dead or left, ms. */
const keyWaitMs = 60_000;

/**
 * Asks for each key in turn. Nothing else hears the presses meanwhile: a test gives no number and
 * calls nobody. A key other than the one that is asked for is told, and changes nothing.
 */
export async function testKeys(
  keypad: Keypad,
  keys: readonly string[],
  { tell, signal, clock }: ActScene & { readonly clock: Clock },
): Promise<ActEnd> {
  let pressed: (key: string) => void = () => undefined;
  const giveBack = keypad.borrow((key) => pressed(key));
  try {
    for (const key of keys) {
      const step = `press-key:${key}`;
      tell(step);
      const wait = timedWait<true>(clock, keyWaitMs);
      const leave = () => wait.end();
      signal.addEventListener("abort", leave, { once: true });
      pressed = (one) => {
        if (one === key) wait.end(true);
        else tell(`${step} pressed:${one}`);
      };
      const came = await wait.over;
      signal.removeEventListener("abort", leave);
      if (signal.aborted) return interrupted;
      if (came === undefined) return { status: "failed", step, code: silence(keypad) };
    }
    return { status: "done" };
  } finally {
    giveBack();
  }
}

function silence(keypad: Keypad): string {
  const { state, code } = keypad.health();
  return state === "down" && code !== undefined ? code : "key-silent";
}
