import type { CounterNumber } from "@motcua/broker/contract";
import type { Cancel, Clock } from "@motcua/broker/ports";
import { LineFault } from "../transports/line.ts";
import type { DisplayFace } from "./counter-display-face.ts";
import { displayTest } from "./counter-display-test.ts";
import type { CounterDisplay, DisplayPicture, DisplayProof } from "./device.ts";
import { healthKeeper } from "./device-health.ts";

/** A display that lost its power for a moment shows its label again within this. */
const refreshMs = 60_000;

/** After an error the present picture is tried again this often. */
const retryMs = 1_000;

type Waiter = {
  readonly resolve: (proof: DisplayProof) => void;
  readonly reject: (fault: LineFault) => void;
};

/**
 * Keeps a counter's display at the newest picture: what is wanted is remembered and sent again in
 * full every 60 s, after each reconnection and after any error. While a frame is on its way newer
 * pictures replace each other; only the newest follows. Until the first picture it shows dashes.
 * While a test is on the display no picture can be seen, and the proof of one waits.
 */
export function startCounterDisplay(options: {
  readonly name: string;
  readonly counter: CounterNumber;
  readonly digits: number;
  readonly face: DisplayFace;
  readonly clock: Clock;
}): CounterDisplay {
  const { name, counter, digits, face, clock } = options;
  const health = healthKeeper();
  let wanted: DisplayPicture = { label: null, notCurrent: true };
  let waiter: Waiter | undefined;
  let due = false;
  let wake = true;
  let pumping: Promise<void> | undefined;
  let retry: Cancel = () => undefined;
  let stopped = false;

  const send = async () => {
    const tested = test.text();
    const mine = tested === undefined ? waiter : undefined;
    const waking = wake;
    if (mine !== undefined) waiter = undefined;
    due = false;
    wake = false;
    try {
      const proof = await face.put(tested ?? textOf(wanted, digits), waking);
      health.set({ state: proof === "shown" ? "ok" : "unknown" });
      mine?.resolve(proof);
    } catch (error) {
      const fault = asFault(error);
      wake = true;
      health.set({ state: "down", code: fault.code });
      mine?.reject(fault);
      retry();
      retry = clock.after(retryMs, () => void pump());
    }
  };
  const isDue = () => due && !stopped;
  const pump = (mayHaveForgotten = false) => {
    wake ||= mayHaveForgotten;
    due = true;
    pumping ??= (async () => {
      while (isDue()) await send();
      pumping = undefined;
    })();
    return pumping;
  };
  const test = displayTest({ digits, counter, clock }, () => pump().then(() => health.now()));
  face.onUp(() => void pump(true));
  face.onDown((fault) => health.set({ state: "down", code: fault.code }));
  const stopRefreshing = clock.every(refreshMs, () => void pump(true));

  return {
    name,
    counter,
    health: () => health.now(),
    onHealth: (listener) => health.on(listener),
    show: (picture) =>
      new Promise((resolve, reject) => {
        if (stopped) return reject(new LineFault("unplugged", `${name} was stopped`));
        waiter?.resolve("replaced");
        waiter = { resolve, reject };
        // Whoever is called now goes before a test.
        if (textOf(picture, digits) !== textOf(wanted, digits)) test.end("in-use");
        wanted = picture;
        void pump();
      }),
    test: () => test.run(),
    stop: async () => {
      stopped = true;
      test.end("interrupted");
      stopRefreshing();
      await pumping;
      retry();
      waiter?.reject(new LineFault("unplugged", `${name} was stopped`));
    },
  };
}

/** Dashes say that the number may be old; a counter that calls nobody is dark. */
function textOf({ label, notCurrent }: DisplayPicture, digits: number): string {
  if (notCurrent) return "-".repeat(digits);
  return label ?? "";
}

function asFault(error: unknown): LineFault {
  if (error instanceof LineFault) return error;
  throw error;
}
