import { storageFault } from "@motcua/broker/log";
import type { KnownProfiles } from "@motcua/device-profiles";
import { type Checked, type Fault, sayFault } from "@motcua/device-profiles/document";
import { type Difference, differencesOf } from "./differences.ts";
import type { Office } from "./office.ts";
import { readOffice } from "./read.ts";
import type { Kept, Shelf } from "./shelf.ts";

/** Where the office's document comes from, and what it is checked against. */
export type OfficeSource = {
  /** The file's name, for messages. */
  readonly name: string;
  /** Reads the file; throws where that fails. */
  readonly readText: () => string;
  readonly shelf: Shelf;
  readonly profiles: KnownProfiles;
};

/** What became of the file when it was read. */
type Reading =
  | { readonly taken: true; readonly differences: readonly Difference[] }
  /** The file is refused; what was in force stays. */
  | { readonly taken: false; readonly faults: readonly Fault[] };

/** The document that the office runs by. */
export type OfficeFile = {
  readonly office: Office;
  /** Rises only when the meaning changes, not with a comment. */
  readonly rev: number;
  /** What became of the latest reading: at the start, or by `reload`. */
  readonly reading: Reading;
  /** Reads the file again, and takes it if it is good. */
  reload(): Reading;
};

/** There is no office to run: the file is bad, and no good one was ever in force. */
export class OfficeFault extends Error {
  readonly code = "office-invalid";
  readonly faults: readonly Fault[];
  constructor(name: string, faults: readonly Fault[]) {
    super(`${name} cannot be used: ${faults.map(sayFault).join(" ")} [office-invalid]`);
    this.name = "OfficeFault";
    this.faults = faults;
  }
}

/**
 * Reads the office's file at the start. A bad file leaves the last good one in force, with the
 * faults in `reading`; throws an OfficeFault where there is no good one.
 */
export function openOfficeFile(source: OfficeSource): OfficeFile {
  const kept = source.shelf.read();
  const first = next(source, kept);
  let good = first.ok ? first.value.good : goodOf(source, kept, first.faults);
  let reading = readingOf(first);
  return {
    get office() {
      return good.office;
    },
    get rev() {
      return good.kept.rev;
    },
    get reading() {
      return reading;
    },
    reload() {
      const read = next(source, good.kept);
      if (read.ok) good = read.value.good;
      reading = readingOf(read);
      return reading;
    },
  };
}

type Good = { readonly office: Office; readonly kept: Kept };

type Next = Checked<{ readonly good: Good; readonly differences: readonly Difference[] }>;

/** Reads the file and keeps it, if it is good, under the revision that its meaning asks for. */
function next(source: OfficeSource, before: Kept | undefined): Next {
  const text = textOf(source);
  if (!text.ok) return text;
  const read = readOffice(text.value, source.profiles);
  if (!read.ok) return read;
  // A kept text that this release refuses has no meaning to compare with: any other is new.
  const old = before && readOffice(before.text, source.profiles);
  const differences = old?.ok ? differencesOf(old.value, read.value) : [];
  const isSame = old?.ok === true && differences.length === 0;
  const kept = { rev: (before?.rev ?? 0) + (isSame ? 0 : 1), text: text.value };
  if (kept.rev !== before?.rev || kept.text !== before.text) {
    const refusal = keep(source.shelf, kept);
    if (refusal !== undefined) return { ok: false, faults: [refusal] };
  }
  return { ok: true, value: { good: { office: read.value, kept }, differences } };
}

/** The last good document; a text that this release refuses is none. */
function goodOf(source: OfficeSource, kept: Kept | undefined, faults: readonly Fault[]): Good {
  const old = kept && readOffice(kept.text, source.profiles);
  if (kept === undefined || !old?.ok) throw new OfficeFault(source.name, faults);
  return { office: old.value, kept };
}

function textOf({ readText }: OfficeSource): Checked<string> {
  try {
    return { ok: true, value: readText() };
  } catch (error) {
    const message = `cannot be read (${error instanceof Error ? error.message : String(error)})`;
    const remedy = "Put the file there, and let the server's account read it.";
    return { ok: false, faults: [{ path: "", message, remedy }] };
  }
}

/** A text that is not kept does not take effect: after a power cut it would be another office. */
function keep(shelf: Shelf, kept: Kept): Fault | undefined {
  try {
    shelf.keep(kept);
    return undefined;
  } catch (error) {
    const code = storageFault(error);
    if (code === undefined) throw error;
    const isFull = code === "storage-full";
    return {
      path: "",
      message: isFull ? "cannot be kept: the storage is full" : "cannot be kept: it is read-only",
      remedy: isFull ? "Make room on the disk." : "Ask a technician to replace the card.",
    };
  }
}

function readingOf(read: Next): Reading {
  if (!read.ok) return { taken: false, faults: read.faults };
  return { taken: true, differences: read.value.differences };
}
