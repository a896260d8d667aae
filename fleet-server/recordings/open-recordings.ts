import { join } from "node:path";
import type { BoardAct, BoardName } from "@motcua/broker/contract";
import type { Chance, Clock } from "@motcua/broker/ports";
import type { FastifyPluginAsync } from "fastify";
import { type KeptRecording, openRecordings } from "./recordings.ts";
import { recordingRoutes } from "./routes.ts";

/** A person waits no longer for a file that does not come; the last one is given then, ms. */
const patienceMs = 30_000;

/** Two clicks are one wish, ms. */
const freshMs = 5_000;

/** The routes of the boards' recordings, kept under `recordings` in the data folder. */
export function openRecordingDesk(options: {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly chance: Chance;
  /** The positions of the office. */
  readonly list: { view(): readonly { readonly name: BoardName }[] };
  readonly admits: (board: string, secret: string) => boolean;
  /** Tells a board that is online to do something; false where it is not. */
  readonly tell: (board: BoardName, act: BoardAct) => boolean;
}): { readonly routes: FastifyPluginAsync; stop(): void } {
  const { clock, chance, list, tell } = options;
  const recordings = openRecordings(join(options.dataDir, "recordings"), clock);

  /** Ends of those who wait for a file. */
  const waits = new Set<() => void>();
  const newest = async (board: BoardName) => (await recordings.list(board))[0];
  const arrival = (board: BoardName) =>
    new Promise<void>((resolve) => {
      const end = () => {
        cancel();
        stopListening();
        waits.delete(end);
        resolve();
      };
      waits.add(end);
      const cancel = clock.after(patienceMs, end);
      const stopListening = recordings.onArrival((of) => {
        if (of === board) end();
      });
    });
  const fetch = async (board: BoardName): Promise<KeptRecording | undefined> => {
    const last = await newest(board);
    const isFresh = last !== undefined && Math.abs(clock.wallMs() - last.atMs) < freshMs;
    const isKnown = list.view().some(({ name }) => name === board);
    if (isFresh || !isKnown) return last;
    const cmd = `recording:${chance.id()}`;
    // A board that is away sends nothing: what it sent before is better than to wait.
    if (!tell(board, { cmd, name: "send-recording", ttlMs: patienceMs })) return last;
    await arrival(board);
    return newest(board);
  };
  return {
    routes: recordingRoutes({ ...options, recordings, fetch }),
    stop: () => {
      for (const end of [...waits]) end();
    },
  };
}
