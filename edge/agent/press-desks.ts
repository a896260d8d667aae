import type { Answer, BoardConfig, CounterNumber, Request } from "@motcua/broker/contract";
import type { Clock } from "@motcua/broker/ports";
import type { KeypadProfile } from "@motcua/device-profiles";
import type { Keypad } from "../devices/device.ts";
import { nothingEntered, pressCounterKey } from "./counter-keys.ts";
import type { Kiosk } from "./kiosk.ts";

/** A keypad and what it is for. */
export type PlacedKeypad = {
  readonly keypad: Keypad;
  readonly purpose: KeypadProfile["purpose"];
  /** Where it stands; a kiosk's stands at none. */
  readonly counter: CounterNumber | undefined;
};

/** Joins a kiosk's keys to the numbers they give; keys take the class without priority. */
export function serveKioskKeys(
  keypad: Keypad,
  config: () => BoardConfig,
  { kiosk, onAnswer }: { readonly kiosk: Kiosk; readonly onAnswer: (answer: Answer) => void },
): void {
  keypad.onKey((key) => {
    const { devices, classes } = config();
    const service = devices.find(({ name }) => name === keypad.name)?.keys?.[key];
    const [normal] = classes;
    if (service === undefined || normal === undefined) return;
    void kiosk.tap({ service, class: normal.id, device: keypad.name }).then(onAnswer);
  });
}

/** Joins a counter's call keypad to what its person asks of the server. */
export function serveCounterKeys(
  { keypad, counter }: PlacedKeypad,
  config: () => BoardConfig,
  { clock, ask }: { readonly clock: Clock; readonly ask: (request: Request) => Promise<Answer> },
): void {
  if (counter === undefined) return;
  let entry = nothingEntered;
  keypad.onKey((key) => {
    const services = config().services.map(({ letter }) => letter);
    const step = pressCounterKey(entry, key, { counter, services, nowMs: clock.monoMs() });
    entry = step.entry;
    if (step.request !== undefined) void ask(step.request);
  });
}
