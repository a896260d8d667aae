import type { Call } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";

/** The call that a speaker did last; a server with a new journal gives its number once more. */
export type LastCall = Pick<Call, "seq" | "label" | "counter" | "times">;

/** What a speaker must not forget over a power cut: how far it has come. */
export interface SpeakerMemory {
  read(): LastCall | undefined;
  /** On the disk when it returns. */
  write(call: LastCall): void;
}

/** The row of one speaker in the board's store. */
export function speakerMemory(store: Store, device: string): SpeakerMemory {
  store.exec(`CREATE TABLE IF NOT EXISTS spoken_call (
    device TEXT PRIMARY KEY, seq INTEGER NOT NULL, label TEXT NOT NULL,
    counter INTEGER NOT NULL, times INTEGER NOT NULL
  ) STRICT`);
  const select = store.prepare<[string], LastCall>(
    "SELECT seq, label, counter, times FROM spoken_call WHERE device = ?",
  );
  const upsert = store.prepare(
    "INSERT OR REPLACE INTO spoken_call (device, seq, label, counter, times) VALUES (?, ?, ?, ?, ?)",
  );
  return {
    read: () => select.get(device),
    write: ({ seq, label, counter, times }) => {
      upsert.run(device, seq, label, counter, times);
    },
  };
}
