import type { CounterNumber, Health } from "@motcua/broker/contract";
import type { Clock } from "@motcua/broker/ports";
import { allLit } from "../drivers/segment-font.ts";
import type { TestEnd } from "./device.ts";
import { type TimedWait, timedWait } from "./timed-wait.ts";

/** A test of one display: what it shows in place of the picture, while it runs. */
export type DisplayTest = {
  /** undefined: no test is on the display. */
  text(): string | undefined;
  /** Lights everything, then the counter's number; a test that runs is joined. */
  run(): Promise<TestEnd>;
  /** Gives the display back at once, and tells whoever runs the test why. */
  end(code: string): void;
};

/** Each picture of a test stays long enough to be looked at, ms. */
const stepMs = 2_000;

/** `show` puts `text()`, or the picture, on the display and resolves to the health after that. */
export function displayTest(
  of: { readonly digits: number; readonly counter: CounterNumber; readonly clock: Clock },
  show: () => Promise<Health>,
): DisplayTest {
  const { digits, counter, clock } = of;
  const texts = [allLit.repeat(digits), String(counter).padStart(digits)];
  let text: string | undefined;
  let pause: TimedWait<string> | undefined;
  let ended: string | undefined;
  let running: Promise<TestEnd> | undefined;

  const step = async (next: string): Promise<string | undefined> => {
    text = next;
    const { state, code = "no-reply" } = await show();
    if (state === "down") return code;
    if (ended !== undefined) return ended;
    pause = timedWait(clock, stepMs);
    return pause.over;
  };
  const run = async (): Promise<TestEnd> => {
    ended = undefined;
    let code: string | undefined;
    for (const next of texts) code ??= await step(next);
    running = undefined;
    text = undefined;
    if (code === undefined) await show();
    return code === undefined ? { ok: true } : { ok: false, code };
  };
  return {
    text: () => text,
    run: () => {
      running ??= run();
      return running;
    },
    end: (code) => {
      if (running === undefined) return;
      ended = code;
      text = undefined;
      pause?.end(code);
    },
  };
}
