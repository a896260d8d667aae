import { createWriteStream, existsSync, readdirSync, rmSync } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { BoardName } from "@motcua/broker/contract";
import { makeFolder } from "@motcua/broker/make-folder";
import type { Clock } from "@motcua/broker/ports";

/** A board's ring is at most 64 MiB; its header and the last second come to it. */
export const recordingBytesMax = 66 * 1_024 * 1_024;

/** Of each board: enough to compare before and after, few enough for a small disk. */
const keptMax = 3;

/** A file of which not everything has come. */
const partEnding = ".part";

/** A file that a board sent; `atMs` is the wall clock of its arrival. */
export type KeptRecording = {
  readonly atMs: number;
  readonly bytes: number;
  readonly path: string;
};

/** The flight recordings that boards sent, the newest of each board. */
export type Recordings = {
  /** Stores a file; rejects where it breaks off, is too long, or the disk refuses it. */
  receive(board: BoardName, body: Readable): Promise<KeptRecording>;
  /** Newest first. */
  list(board: BoardName): Promise<KeptRecording[]>;
  /** Runs at each arrival; the returned function ends that. */
  onArrival(run: (board: BoardName) => void): () => void;
};

/** Files are `<board>-<time>.gz` in the folder, which is made with the first of them. */
export function openRecordings(folder: string, clock: Clock): Recordings {
  sweep(folder);
  const listeners = new Set<(board: BoardName) => void>();
  let count = 0;
  const list = async (board: BoardName) => {
    const kept: KeptRecording[] = [];
    for (const name of await readdir(folder).catch(() => [])) {
      const [, of, atMs] = /^(.+)-([0-9]{1,16})\.gz$/.exec(name) ?? [];
      if (of !== board) continue;
      const path = join(folder, name);
      kept.push({ path, atMs: Number(atMs), bytes: (await stat(path)).size });
    }
    return kept.sort((a, b) => b.atMs - a.atMs);
  };
  return {
    list,
    receive: async (board, body) => {
      // Not awaited: a body that breaks off before somebody listens to it would end the process.
      makeFolder(folder, 0o700);
      count += 1;
      const coming = join(folder, `${board}.${count}${partEnding}`);
      try {
        await pipeline(body, atMost(recordingBytesMax), createWriteStream(coming, { mode: 0o600 }));
      } catch (error) {
        await rm(coming, { force: true });
        throw error;
      }
      const atMs = Math.round(clock.wallMs());
      const path = join(folder, `${board}-${atMs}.gz`);
      await rename(coming, path);
      for (const { path: old } of (await list(board)).slice(keptMax))
        await rm(old, { force: true });
      for (const listener of listeners) listener(board);
      return { atMs, path, bytes: (await stat(path)).size };
    },
    onArrival: (run) => {
      listeners.add(run);
      return () => void listeners.delete(run);
    },
  };
}

/** Removes what a process that was killed had received of. */
function sweep(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name.endsWith(partEnding)) rmSync(join(folder, name));
}

/** Passes bytes on and breaks off beyond the limit. */
function atMost(bytesMax: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > bytesMax) done(new Error(`a recording is longer than ${bytesMax} bytes`));
      else done(null, chunk);
    },
  });
}
