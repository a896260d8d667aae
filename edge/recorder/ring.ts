import { appendFile, mkdir, readdir, readFile, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "@motcua/broker/ports";
import { wholeBytes } from "./member.ts";

/** How much a ring keeps. */
export type RingLimits = {
  /** A segment is closed at this length or age. */
  readonly segmentBytes: number;
  readonly segmentMs: number;
  /** All segments together. */
  readonly bytes: number;
  /** A segment is dropped when its newest entry is this old by the wall clock. */
  readonly keepMs: number;
};

const mib = 1_024 * 1_024;
const hourMs = 3_600_000;

/** 48 h; 64 MiB of a card of 16 GB are nothing, and a fetch over a ward's line takes seconds. */
export const ringLimits: RingLimits = {
  segmentBytes: mib,
  segmentMs: hourMs,
  bytes: 64 * mib,
  keepMs: 48 * hourMs,
};

/** A closed or open segment file; `openedMs` is the wall clock at its opening. */
export type Segment = {
  readonly path: string;
  readonly number: number;
  readonly openedMs: number;
  bytes: number;
};

/** Segment files in a folder, of which the oldest make room for the newest. */
export type Ring = {
  /**
   * Appends what `pack` makes; `fresh` when it is the first of its segment. Not synced: a power
   * cut costs what the system had not written back. Rejects with the system's error.
   */
  append(pack: (fresh: boolean) => Promise<Buffer>): Promise<void>;
  /** Bytes in all segments. */
  readonly bytes: number;
  /** Oldest first. */
  segments(): readonly Segment[];
};

/** Before this a clock was never set, and says nothing of a segment's age. */
const plausibleMs = Date.UTC(2024, 0);

/** Opens the ring. One process at a time: the board's database is locked by the same one. */
export async function openRing(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly limits: RingLimits;
}): Promise<Ring> {
  const { folder, clock, limits } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const segments = await found(folder);
  const last = segments.at(-1);
  let openedMonoMs = clock.monoMs();
  let fresh = true;
  if (last !== undefined && last.bytes > 0) {
    // What a kill tore off would stand between two whole seconds.
    last.bytes = wholeBytes(await readFile(last.path));
    await truncate(last.path, last.bytes);
  }
  const sum = () => segments.reduce((bytes, segment) => bytes + segment.bytes, 0);
  const current = (): Segment => {
    const newest = segments.at(-1);
    const young = clock.monoMs() - openedMonoMs < limits.segmentMs;
    if (newest !== undefined && young && newest.bytes < limits.segmentBytes) return newest;
    const number = (newest?.number ?? 0) + 1;
    const openedMs = Math.round(clock.wallMs());
    const path = join(folder, nameOf(number, openedMs));
    const next = { path, number, openedMs, bytes: 0 };
    segments.push(next);
    openedMonoMs = clock.monoMs();
    fresh = true;
    return next;
  };
  const makeRoom = async (bytes: number) => {
    const nowMs = clock.wallMs();
    for (let [oldest] = segments; oldest !== undefined; [oldest] = segments) {
      const old =
        oldest.openedMs > plausibleMs && nowMs - oldest.openedMs > limits.keepMs + limits.segmentMs;
      const full = sum() + bytes > limits.bytes;
      if (segments.length === 1 || !(old || full)) return;
      await rm(oldest.path, { force: true });
      segments.shift();
    }
  };

  return {
    append: async (pack) => {
      const segment = current();
      const member = await pack(fresh);
      await makeRoom(member.length);
      try {
        await appendFile(segment.path, member, { mode: 0o600 });
      } catch (error) {
        // Half of it may be there; the reader passes over what cannot be taken back either.
        await truncate(segment.path, segment.bytes).catch(() => undefined);
        throw error;
      }
      segment.bytes += member.length;
      fresh = false;
    },
    get bytes() {
      return sum();
    },
    segments: () => segments,
  };
}

function nameOf(number: number, openedMs: number): string {
  return `${String(number).padStart(8, "0")}-${openedMs}.gz`;
}

async function found(folder: string): Promise<Segment[]> {
  const segments: Segment[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const [, number, openedMs] = /^([0-9]{8})-([0-9]{1,16})\.gz$/.exec(name) ?? [];
    if (number === undefined) continue;
    const path = join(folder, name);
    const { size: bytes } = await stat(path);
    segments.push({ path, number: Number(number), openedMs: Number(openedMs), bytes });
  }
  return segments;
}

/** Why a disk does not take what it is given. */
export function diskFault(error: unknown): "storage-full" | "storage-read-only" | "storage-fault" {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT") return "storage-full";
  return code === "EROFS" || code === "EACCES" || code === "EPERM"
    ? "storage-read-only"
    : "storage-fault";
}
