import { sayFault } from "@motcua/device-profiles/document";
import {
  type Entry,
  type Header,
  readEntry,
  readHeader,
  recordingVersion,
} from "../recorder/entry.ts";
import { unpackMember, unpackMembers } from "../recorder/member.ts";
import { ToolFault } from "../tool-fault.ts";

/** An entry at its time in the recording. */
export type Moment = { readonly atMs: number; readonly entry: Entry };

/** A recording in memory: packed, and unpacked a second at a time. */
export type Recording = {
  readonly header: Header;
  readonly lengthMs: number;
  /** Wall clock of the first entry. */
  readonly fromWallMs: number;
  /** The first configuration: a board that is claimed has none in its first second. */
  readonly firstConfig: Entry | undefined;
  /** What was torn or is damaged, and entries that this release cannot read. */
  readonly damagedBytes: number;
  readonly unreadable: number;
  /** All moments from a time on, in order. */
  moments(fromMs: number): Generator<Moment, void, void>;
};

/** Where a member lies, and the time of the recording before its first entry. */
type Second = { readonly from: number; readonly to: number; readonly base: TimeBase };

/** How the entries' own time becomes the recording's. */
type TimeBase = { readonly atMs: number; readonly monoMs: number; readonly wallMs: number };

/** Between two starts only the wall clock tells how long the board was off, at most this, ms. */
const gapMaxMs = 48 * 3_600_000;

/** Reads a recording. Throws a ToolFault where it is none. */
export function openRecording(file: Buffer): Recording {
  let header: Header | undefined;
  let damagedBytes = 0;
  let unreadable = 0;
  let base: TimeBase | undefined;
  let fromWallMs: number | undefined;
  let firstConfig: Entry | undefined;
  const seconds: Second[] = [];
  const onDamage = (bytes: number) => {
    damagedBytes += bytes;
  };
  for (const { from, to, text } of unpackMembers(file, onDamage)) {
    if (header === undefined) {
      header = headerOf(text);
      continue;
    }
    const { entries, refused } = entriesOf(text);
    unreadable += refused;
    const [first] = entries;
    if (first === undefined) continue;
    fromWallMs ??= first.wallMs;
    base ??= { atMs: 0, monoMs: first.monoMs, wallMs: first.wallMs };
    seconds.push({ from, to, base });
    firstConfig ??= entries.find((entry) => "config" in entry);
    for (const entry of entries) base = next(base, entry);
  }
  if (header === undefined) {
    throw new ToolFault(
      "recording-invalid",
      "The file is no recording",
      "Fetch it again from the board's page.",
    );
  }
  return {
    header,
    lengthMs: base?.atMs ?? 0,
    fromWallMs: fromWallMs ?? header.madeAtMs,
    ...{ firstConfig, damagedBytes, unreadable },
    moments: function* (fromMs) {
      for (const [index, second] of seconds.entries()) {
        const following = seconds[index + 1];
        if (following !== undefined && following.base.atMs < fromMs) continue;
        const text = unpackMember(file.subarray(second.from, second.to)) ?? "";
        let time = second.base;
        for (const entry of entriesOf(text).entries) {
          time = next(time, entry);
          if (time.atMs >= fromMs) yield { atMs: time.atMs, entry };
        }
      }
    },
  };
}

function headerOf(text: string): Header {
  const read = readHeader(parsed(text));
  if (!read.ok) {
    const why = read.faults.map(sayFault).join(" ");
    throw new ToolFault("recording-invalid", `The file is no recording: ${why}`, "Fetch it again.");
  }
  if (read.value.recording > recordingVersion) {
    throw new ToolFault(
      "recording-invalid",
      `The recording has version ${read.value.recording}, this program knows ${recordingVersion}`,
      "Use the version of motcua-edge that made it, or a newer one.",
    );
  }
  return read.value;
}

function entriesOf(text: string): { readonly entries: Entry[]; readonly refused: number } {
  const entries: Entry[] = [];
  let refused = 0;
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const read = readEntry(parsed(line));
    if (read.ok) entries.push(read.value);
    else refused += 1;
  }
  return { entries, refused };
}

function next(base: TimeBase, { monoMs, wallMs, ...entry }: Entry): TimeBase {
  const began = "start" in entry;
  const passedMs = began
    ? Math.min(Math.max(0, wallMs - base.wallMs), gapMaxMs)
    : Math.max(0, monoMs - base.monoMs);
  return {
    atMs: base.atMs + passedMs,
    monoMs: began ? monoMs : Math.max(base.monoMs, monoMs),
    wallMs,
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
