import type { Call, CounterNumber, Health } from "@motcua/broker/contract";

/** What every device can say of itself. */
export interface Device {
  readonly name: string;
  health(): Health;
  /** Called at each change of health. */
  onHealth(listener: (health: Health) => void): void;
  /**
   * Resolves when what it has in hand is done, so that to stop it then cuts nothing off; it is given
   * nothing new meanwhile. Absent: nothing of it takes long.
   */
  atRest?(): Promise<void>;
  stop(): Promise<void>;
}

/** What a counter's display should show; `notCurrent`: the server was not heard for 10 s. */
export type DisplayPicture = { readonly label: string | null; readonly notCurrent: boolean };

/**
 * `shown`: the display said so · `sent`: it never answers, so nobody can know · `replaced`: a
 * newer picture came before this one's turn, and this one was never lit.
 */
export type DisplayProof = "shown" | "sent" | "replaced";

/** How a device's test ended, as far as the device can tell; whether it was seen, a person says. */
export type TestEnd =
  | { readonly ok: true }
  /** Health code, see `device-profiles/faults.ts`. */
  | { readonly ok: false; readonly code: string };

/** A counter's LED display. */
export interface CounterDisplay extends Device {
  readonly counter: CounterNumber;
  /**
   * Puts the label on the display; null clears it, and a picture that is not current shows
   * dashes. Rejects with a LineFault; the newest picture is tried again all the same.
   */
  show(picture: DisplayPicture): Promise<DisplayProof>;
  /** Lights everything, then the counter's number, then the picture again; a new picture ends it. */
  test(): Promise<TestEnd>;
}

/** A keypad: a kiosk's, a counter's or a rating keypad. Debounced; a stuck key is silent. */
export interface Keypad extends Device {
  onKey(listener: (key: string) => void): void;
  /**
   * Sets the lamp of a keypad that has one: `open` takes presses, `closed` takes none, `thanks`
   * says that the last press is stored. Does nothing on a keypad without a lamp or off line.
   */
  lamp(state: "open" | "closed" | "thanks"): void;
  /**
   * Gives every press to `listener` alone, for a test: nothing else hears it. Returns how to give
   * the keypad back.
   */
  borrow(listener: (key: string) => void): () => void;
}

/** The office's call speaker: one announcement at a time, in order of seq, never cut off. */
export interface CallSpeaker extends Device {
  /** Takes the calls of a new picture; does what is newer than the last seq that it has done. */
  offer(calls: readonly Call[]): void;
  /** Says a sentence that calls nobody, after every call that waits. */
  test(): Promise<TestEnd>;
  onProof(
    listener: (proof: {
      call: number;
      status: "spoken" | "skipped" | "failed";
      reason?: string;
    }) => void,
  ): void;
}
