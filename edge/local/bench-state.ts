import type { CounterNumber, Health, ServiceLetter, Words } from "@motcua/broker/contract";

/** Faults of a simulated device and whether each is switched on. */
export type FaultSwitches = { readonly [fault: string]: boolean };

type Common = { readonly name: string; readonly health: Health; readonly faults: FaultSwitches };

/** One simulated device as a person standing before it would see it. */
export type BenchDevice = Common &
  (
    | {
        readonly kind: "printer";
        readonly printing: boolean;
        readonly slips: readonly BenchSlip[];
      }
    | {
        readonly kind: "display";
        readonly counter: CounterNumber;
        readonly face: "led-matrix" | "seven-segment";
        /** What a passer-by reads. */
        readonly lit: string;
        /** Lit segments of each digit, as the chip's memory holds them. */
        readonly segments?: readonly number[];
      }
    | {
        readonly kind: "keypad";
        readonly purpose: "kiosk" | "call" | "rating";
        readonly counter?: CounterNumber;
        readonly keys: readonly { readonly key: string; readonly label: Words }[];
        /** What a kiosk's keys mean: key → service letter. */
        readonly services?: Readonly<Record<string, ServiceLetter>>;
        /** A rating keypad's lamp: it takes presses. */
        readonly enabled: boolean;
        /** How often it has thanked. */
        readonly thanked: number;
      }
    | {
        readonly kind: "speaker";
        /** The sentence that sounds now. */
        readonly playing: string | null;
        readonly transcript: readonly BenchSentence[];
      }
  );

export type BenchSlip = {
  readonly n: number;
  readonly widthDots: number;
  readonly heightDots: number;
  readonly cut: boolean;
  readonly url: string;
};

export type BenchSentence = {
  readonly n: number;
  readonly text: string;
  readonly url: string;
  readonly atMs: number;
};

/** A recording that is shown in place of devices at work. */
export type ReplayState = {
  readonly board: string;
  /** Wall clock of the recording's beginning, and of the moment that is shown. */
  readonly fromWallMs: number;
  readonly wallMs: number;
  /** The moment that is shown, from the beginning, and how long the recording is. */
  readonly atMs: number;
  readonly lengthMs: number;
  /** On its way to another moment. */
  readonly seeking: boolean;
  readonly playing: boolean;
  /** Times the real speed; null: as fast as it goes. */
  readonly speed: number | null;
  /** The last keys that people pressed, oldest first. */
  readonly presses: readonly {
    readonly device: string;
    readonly key: string;
    readonly wallMs: number;
  }[];
};

/** The whole bench: every simulated device, and what the board's process knows. */
export type BenchState = {
  readonly devices: readonly BenchDevice[];
  /** Present while a recording is shown: nothing can be pressed or broken. */
  readonly replay?: ReplayState;
  readonly process: {
    readonly edge: {
      readonly link: boolean;
      readonly beatAgeMs: number | null;
      readonly epoch: number;
      readonly version: number;
      /** Facts that the server has not acknowledged. */
      readonly unsent: number;
    };
  };
};
