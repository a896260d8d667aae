import type { CounterNumber, DeviceName, Health, Words } from "@motcua/broker/contract";
import type { RatingLamp } from "@motcua/device-profiles/look";

/** A fault that can be switched on, by its code, and whether it is. */
export type Switches = Readonly<Record<string, boolean>>;

type Simulated = {
  readonly name: DeviceName;
  readonly health: Health;
  readonly faults: Switches;
};

/** A slip decoded from the printer's bytes; it grows while it prints. */
export type Slip = {
  readonly n: number;
  readonly widthDots: number;
  readonly heightDots: number;
  readonly cut: boolean;
  readonly url: string;
};

export type PrinterState = Simulated & {
  readonly kind: "printer";
  readonly printing: boolean;
  readonly slips: readonly Slip[];
};

export type DisplayState = Simulated & {
  readonly kind: "display";
  readonly counter: CounterNumber;
  readonly face: "led-matrix" | "seven-segment";
  /** What a passer-by reads. */
  readonly lit: string;
  /** HT16K33 bits, one number a digit. */
  readonly segments?: readonly number[];
  readonly blink: boolean;
};

export type KeypadState = Simulated & {
  readonly kind: "keypad";
  readonly purpose: "kiosk" | "call" | "rating";
  readonly counter?: CounterNumber;
  readonly keys: readonly { readonly key: string; readonly label: Words }[];
  readonly enabled: boolean;
  /** What a rating keypad's lamp shows. */
  readonly lamp?: RatingLamp;
};

/** One announcement that the speaker was sent. */
export type Spoken = {
  readonly n: number;
  readonly text: string;
  readonly url: string;
  readonly atMs: number;
};

export type SpeakerState = Simulated & {
  readonly kind: "speaker";
  readonly playing: string | null;
  readonly transcript: readonly Spoken[];
};

export type DeviceState = PrinterState | DisplayState | KeypadState | SpeakerState;

/** What the board's process knows of itself. */
export type EdgeProcess = {
  readonly startedMs: number;
  readonly link: boolean;
  readonly beatAgeMs: number | null;
  readonly epoch: number | null;
  readonly version: number | null;
  /** Facts that the server has not acknowledged. */
  readonly unsent: number;
};

/** Everything on the bench, event `bench` of `GET /local/events`; each event is whole. */
export type BenchState = {
  readonly devices: readonly DeviceState[];
  readonly process: { readonly edge: EdgeProcess; readonly line: readonly string[] };
};

/** The devices of one kind. */
export function ofKind<K extends DeviceState["kind"]>(
  bench: BenchState,
  kind: K,
): Extract<DeviceState, { kind: K }>[] {
  return bench.devices.filter(
    (device): device is Extract<DeviceState, { kind: K }> => device.kind === kind,
  );
}

/** The keypad of a purpose at a counter (`undefined`: the kiosk's, which stands at none). */
export function keypadAt(
  bench: BenchState,
  purpose: KeypadState["purpose"],
  counter?: CounterNumber,
): KeypadState | undefined {
  return ofKind(bench, "keypad").find(
    (keypad) => keypad.purpose === purpose && keypad.counter === counter,
  );
}
