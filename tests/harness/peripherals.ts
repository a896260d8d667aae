import type { PressableKeypad } from "../../edge/simulated/keypad.ts";
import type { SimulatedSpeaker } from "../../edge/simulated/speaker.ts";
import type { SimulatedTicketPrinter } from "../../edge/simulated/ticket-printer.ts";
import type { Plugged, PluggedHall } from "./plugged-hall.ts";

type Cable = Pick<Plugged, "plug" | "unplug">;
type Held<D> = Cable & { readonly device: D };
type AtCounters<T> = { readonly 1: T; readonly 2: T; readonly 3: T };

export type HeldPrinter = Held<SimulatedTicketPrinter>;
export type HeldKeypad = Held<PressableKeypad>;
/** A counter's display; `lit` is what a passer-by reads, without the dark places around it. */
export type SeenDisplay = Cable & { lit(): string };

/** The simulated devices of the sample office, in the hands of the test. */
export type Peripherals = {
  readonly printer: HeldPrinter;
  readonly kiosk: HeldKeypad;
  readonly displays: AtCounters<SeenDisplay>;
  readonly keys: AtCounters<HeldKeypad>;
  readonly ratings: AtCounters<HeldKeypad>;
  readonly speaker: Held<SimulatedSpeaker>;
};

/** Names the devices of the sample office by what they are for. */
export function peripheralsOf(hall: PluggedHall): Peripherals {
  const atCounters = <T>(make: (counter: 1 | 2 | 3) => T) => ({
    1: make(1),
    2: make(2),
    3: make(3),
  });
  return {
    printer: printer(hall.device("printer1")),
    kiosk: keypad(hall.device("kiosk1")),
    displays: atCounters((counter) => display(hall.device(`led${counter}`))),
    keys: atCounters((counter) => keypad(hall.device(`keys${counter}`))),
    ratings: atCounters((counter) => keypad(hall.device(`rating${counter}`))),
    speaker: speaker(hall.device("speaker1")),
  };
}

function printer({ look, ...cable }: Plugged): HeldPrinter {
  if (look.kind !== "printer") throw new Error(`a ${look.kind} is no printer`);
  return { ...cable, device: look.device };
}

function keypad({ look, ...cable }: Plugged): HeldKeypad {
  if (look.kind !== "keypad") throw new Error(`a ${look.kind} is no keypad`);
  return { ...cable, device: look.device };
}

function speaker({ look, ...cable }: Plugged): Held<SimulatedSpeaker> {
  if (look.kind !== "speaker") throw new Error(`a ${look.kind} is no speaker`);
  return { ...cable, device: look.device };
}

function display({ look, ...cable }: Plugged): SeenDisplay {
  const lit = () => {
    if (look.kind === "matrix") return look.device.snapshot().lit;
    if (look.kind !== "io-box") throw new Error(`a ${look.kind} shows nothing`);
    const chips = Object.values(look.device.snapshot());
    return chips.map((chip) => chip.lit).join("");
  };
  return { ...cable, lit: () => lit().trim() };
}
