import type { Fact, Health } from "@motcua/broker/contract";
import { lineCodes } from "@motcua/device-profiles/faults";
import type { CallSpeaker, CounterDisplay, Device, Keypad } from "../devices/device.ts";
import type { Answer } from "../transports/bus.ts";
import type { Tally } from "./tally.ts";

/** A device that carries nothing, by its line's fault or its own; what ends it is a reconnection. */
const awayCodes: ReadonlySet<string> = new Set([...lineCodes, "no-reply", "write-timeout"]);

/** Counts how often a device's line came back. */
export function countReconnects(device: Device, tally: Tally): void {
  let away = false;
  device.onHealth(({ state, code }) => {
    const now = state === "down" && code !== undefined && awayCodes.has(code);
    if (away && !now) tally.add("line.reconnects");
    away = now;
  });
}

export function countPresses(keypad: Keypad, tally: Tally): void {
  keypad.onKey(() => tally.add("keys.presses"));
}

/** A call that was skipped was not meant to be heard: it counts as neither. */
export function countCalls(speaker: CallSpeaker, tally: Tally): void {
  speaker.onProof(({ status }) => {
    if (status !== "skipped") tally.add(`speaker.${status}`);
  });
}

/** The same display, whose pictures are counted. */
export function countPictures(display: CounterDisplay, tally: Tally): CounterDisplay {
  return {
    ...display,
    show: (picture) =>
      display.show(picture).then(
        (proof) => {
          if (proof !== "replaced") tally.add("display.frames");
          return proof;
        },
        (fault: unknown) => {
          tally.add("display.faults");
          throw fault;
        },
      ),
  };
}

/** Counts the frames to a display that went wrong on the line. */
export function countTries(tally: Tally): (answer: Answer, again: boolean) => void {
  return (answer, again) => {
    if (again) tally.add("display.retries");
    if (answer === "refused") tally.add("display.checksum-errors");
  };
}

const outcomes = {
  printed: "printer.tickets",
  unknown: "printer.unproved",
  failed: "printer.failed",
} as const;

/** Counts what became of slips; a late proof counts as one more that was printed. */
export function countSlips(tally: Tally): (fact: Fact) => void {
  return (fact) => {
    if (fact.kind === "print-result") tally.add(outcomes[fact.outcome]);
    if (fact.kind === "tap-abandoned") tally.add("printer.abandoned");
  };
}

/** What a printer's health says of its paper; nothing where it says nothing. */
export function paperOf({ state, code }: Health): "ok" | "low" | "out" | undefined {
  if (code === "paper-out") return "out";
  if (code === "paper-low") return "low";
  return state === "ok" ? "ok" : undefined;
}
