import type { KeypadProfile } from "@motcua/device-profiles";
import type { FirmataBoard } from "./firmata-board.ts";
import type { SimulatedKeypad } from "./keypad.ts";
import type { SimulatedLine } from "./listen.ts";
import type { Rs485Display } from "./rs485-displays.ts";
import type { SimulatedSpeaker } from "./speaker.ts";
import type { SimulatedTicketPrinter } from "./ticket-printer.ts";

/** A simulated device by what it is. */
export type Look =
  | { readonly kind: "printer"; readonly device: SimulatedTicketPrinter }
  | { readonly kind: "matrix"; readonly device: Rs485Display }
  | { readonly kind: "io-box"; readonly device: FirmataBoard }
  | {
      readonly kind: "keypad";
      readonly device: SimulatedKeypad;
      readonly purpose: KeypadProfile["purpose"];
      readonly capabilities: KeypadProfile["capabilities"];
    }
  | { readonly kind: "speaker"; readonly device: SimulatedSpeaker };

/** A simulated device with the plug that can be pulled. */
export type SimulatedPeripheral = {
  readonly look: Look;
  /** Its name on the line. */
  readonly plug: string;
  readonly line: SimulatedLine;
};
