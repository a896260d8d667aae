import type { Clock } from "@motcua/broker/ports";
import type { Entry } from "./entry.ts";
import { redact } from "./redact.ts";

/** Something as it happens: cheap to keep, made an entry of when it is written. */
export type Happening =
  | Entry
  | {
      readonly monoMs: number;
      readonly wallMs: number;
      readonly line: string;
      readonly direction: "in" | "out";
      readonly bytes: Uint8Array;
    }
  | {
      readonly monoMs: number;
      readonly wallMs: number;
      readonly topic: string;
      readonly direction: "in" | "out";
      readonly payload: Uint8Array;
    };

/** The text of one member of the recording. */
export function textOf(second: {
  readonly happened: readonly Happening[];
  readonly missing: number;
  readonly clock: Clock;
  readonly preamble: readonly Entry[];
}): string {
  const { happened, missing, clock, preamble } = second;
  const at = { monoMs: clock.monoMs(), wallMs: clock.wallMs() };
  const lost: Entry[] = missing === 0 ? [] : [{ ...at, lost: missing }];
  // The configuration that has just come may open a segment, too.
  const opening = preamble.filter((entry) => !happened.includes(entry));
  const entries = [...opening, ...happened.map(entryOf), ...lost];
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

function entryOf(happening: Happening): Entry {
  if ("bytes" in happening) {
    const { direction, bytes, ...rest } = happening;
    return { ...rest, [direction]: base64(bytes) } as Entry;
  }
  if ("payload" in happening) {
    const { direction, payload, ...rest } = happening;
    return { ...rest, [direction]: redact(parsed(payload)) } as Entry;
  }
  return happening;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

/** A payload that is no JSON has no secrets of ours, and is bounded by the broker's guard. */
function parsed(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload).toString("utf8"));
  } catch {
    return { notJson: base64(payload) };
  }
}
