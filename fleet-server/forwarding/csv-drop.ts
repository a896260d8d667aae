import { join } from "node:path";
import { codeOf } from "@motcua/broker/log";
import type { Clock } from "@motcua/broker/ports";
import { csvOf } from "../sheets/csv.ts";
import { type Adapter, again, type Hindrance, type OpenAdapter, type Outcome } from "./adapter.ts";
import { dayTable } from "./day-table.ts";
import type { DaySummaryEvent } from "./summary.ts";
import { writeDurably } from "./write-durably.ts";

/** Puts each summary as a CSV file into a folder, which the ward's system empties or reads. */
export const csvDrop: OpenAdapter = (folder, { clock }) =>
  dropInto(folder, { clock, write: writeDurably });

/** A folder of another machine that does not answer must not hold the sender for ever. */
const deadlineMs = 10_000;

/** What a system's code says about the folder; each is tried again, for a person can mend it. */
const hindrances: Readonly<Record<string, Hindrance>> = {
  ENOENT: "folder-missing",
  ENOTDIR: "folder-missing",
  ENOSPC: "folder-full",
  EDQUOT: "folder-full",
  EACCES: "folder-closed",
  EPERM: "folder-closed",
  EROFS: "folder-closed",
};

/** The adapter over one folder; `write` is `writeDurably`. */
export function dropInto(
  folder: string,
  ports: {
    readonly clock: Clock;
    readonly write: (path: string, content: string) => Promise<void>;
  },
): Adapter {
  /** A write cannot be called back: while one hangs no other is begun. */
  let hanging: Promise<unknown> | undefined;

  const put = async (event: DaySummaryEvent): Promise<Outcome> => {
    try {
      await ports.write(join(folder, fileName(event)), csvOf(dayTable(event.data), "en"));
      return { kind: "stored" };
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      return again(hindrances[code] ?? "folder-fault", code);
    }
  };
  return {
    receiver: folder,
    deliver: (event, stop) => {
      if (hanging !== undefined) return Promise.resolve(again("timeout"));
      const writing = put(event);
      hanging = writing;
      const freed = () => {
        hanging = undefined;
      };
      writing.then(freed, freed);
      return new Promise((resolve, reject) => {
        const late = () => resolve(again("timeout"));
        const cancel = ports.clock.after(deadlineMs, late);
        stop.addEventListener("abort", late, { once: true });
        writing.then(resolve, reject).finally(() => {
          cancel();
          stop.removeEventListener("abort", late);
        });
      });
    },
  };
}

/** One name for one (office, day, revision): a repeat takes the place of the same file. */
function fileName({ data: { office, day, revision } }: DaySummaryEvent): string {
  return `motcua_${office}_${day}_r${revision}.csv`;
}
