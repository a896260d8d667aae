import type { Clock } from "@motcua/broker/ports";
import type { GpioKeypadProfile } from "@motcua/device-profiles";
import type { SimulatedGpio } from "./gpio-chip.ts";
import { keyContacts } from "./key-contacts.ts";
import type { KeypadLook, PressableKeypad } from "./keypad.ts";
import { listeners } from "./simulated-device-listeners.ts";

/** Buttons and a lamp on the lines of a simulated GPIO chip. */
export function createGpioKeypad(options: {
  readonly capabilities: GpioKeypadProfile["capabilities"];
  /** Key name or `lamp` → line. */
  readonly pins: Readonly<Record<string, number>>;
  readonly gpio: SimulatedGpio;
  readonly clock: Clock;
}): PressableKeypad {
  const { capabilities, pins, gpio, clock } = options;
  const { keys, activeLow, lamp } = capabilities;
  const changed = listeners<void>();
  const level = (isDown: boolean) => (isDown === activeLow ? 0 : 1);
  const put = (key: string, isDown: boolean) => {
    const line = pins[key];
    if (line !== undefined) gpio.drive(line, level(isDown));
  };
  const contacts = keyContacts({
    keys,
    clock,
    onEdge: put,
    onPress: () => changed.tell(),
  });
  for (const key of keys) put(key, false);
  const lampLine = lamp ? pins["lamp"] : undefined;
  gpio.onOutput((line) => {
    if (line === lampLine) changed.tell();
  });
  const shines = (): KeypadLook["lamp"] => {
    if (lampLine === undefined) return null;
    return gpio.output(lampLine) === 1 ? "open" : "closed";
  };
  return {
    // Its levels stand on the chip's lines.
    receive: () => undefined,
    onSend: () => undefined,
    onChange: (listener) => changed.add(listener),
    snapshot: () => ({ down: [...contacts.down], lamp: shines(), thanked: 0 }),
    press: contacts.press,
    release: contacts.release,
    stop: contacts.forget,
  };
}
