import type { KeypadProfile } from "@motcua/device-profiles";
import type { SegmentLook } from "./firmata-board-ht16k33.ts";
import type { PressableKeypad } from "./keypad.ts";
import type { SimulatedLine } from "./listen.ts";
import type { Rs485Display } from "./rs485-displays.ts";
import type { SimulatedDevice } from "./simulated-device.ts";
import type { SimulatedSpeaker } from "./speaker.ts";
import type { SimulatedTicketPrinter } from "./ticket-printer.ts";

/** A simulated device by what it is. */
export type Look =
  | { readonly kind: "printer"; readonly device: SimulatedTicketPrinter }
  | { readonly kind: "matrix"; readonly device: Rs485Display }
  /** Chips behind an Arduino or on the board's own bus, by their I²C address. */
  | {
      readonly kind: "io-box";
      readonly device: SimulatedDevice<Readonly<Record<number, SegmentLook>>>;
    }
  | {
      readonly kind: "keypad";
      readonly device: PressableKeypad;
      readonly purpose: KeypadProfile["purpose"];
      readonly capabilities: KeypadProfile["capabilities"];
    }
  | { readonly kind: "speaker"; readonly device: SimulatedSpeaker };

/** What can be pulled out and put back, by name. */
export type Plugs = Pick<SimulatedLine, "plugged" | "unplug" | "plug">;

/** A simulated device with the plug that can be pulled. */
export type SimulatedPeripheral = {
  readonly look: Look;
  /** Its name on the line. */
  readonly plug: string;
  readonly line: Plugs;
};
