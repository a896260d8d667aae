import type { Clock } from "@motcua/broker/ports";
import type { I2cChip } from "./i2c-bus.ts";
import { keyContacts } from "./key-contacts.ts";
import type { PressableKeypad } from "./keypad.ts";
import { listeners } from "./simulated-device-listeners.ts";

/** A PCF8574 with keys between its lines and ground. */
export interface Pcf8574Keypad extends PressableKeypad {
  readonly chip: I2cChip;
}

/** Every line is high after power-up (TI SCPS068); a written 0 holds a line low for good. */
const allHigh = 0xff;

export function createPcf8574Keypad(options: {
  readonly address: number;
  /** Line 0 to 7 → key. */
  readonly lines: Readonly<Record<string, string>>;
  readonly clock: Clock;
}): Pcf8574Keypad {
  const { address, lines, clock } = options;
  const changed = listeners<void>();
  let latch = allHigh;
  const contacts = keyContacts({
    keys: Object.values(lines),
    clock,
    // Nothing leaves the chip by itself: whoever wants to know reads.
    onEdge: () => undefined,
    onPress: () => changed.tell(),
  });
  const levels = () => {
    const pulled = Object.entries(lines).filter(([, key]) => contacts.down.has(key));
    return pulled.reduce((byte, [line]) => byte & ~(1 << Number(line)), latch);
  };
  return {
    chip: {
      address,
      write: (bytes) => {
        latch = bytes.at(-1) ?? latch;
      },
      read: (_register, count) => Array.from({ length: count }, levels),
      powerOff: () => {
        latch = allHigh;
      },
    },
    // Its bytes go by transfers on the bus.
    receive: () => undefined,
    onSend: () => undefined,
    onChange: (listener) => changed.add(listener),
    snapshot: () => ({ down: [...contacts.down], lamp: null, thanked: 0 }),
    press: contacts.press,
    release: contacts.release,
    stop: contacts.forget,
  };
}
