import type { BoardName, DeviceName } from "@motcua/broker/contract";
import { type Store, storageFault } from "@motcua/broker/log";

/** What a person said of a device's test. */
export type DeviceTest = {
  readonly board: BoardName;
  readonly device: DeviceName;
  readonly passed: boolean;
  /** Wall clock, ms since 1970. */
  readonly atMs: number;
};

/** The last test of each device, by a person's own eyes and ears. */
export type DeviceTests = {
  last(board: BoardName, device: DeviceName): DeviceTest | undefined;
  /** On the disk when it returns; a later word replaces it. The code of a storage that refuses. */
  confirm(test: DeviceTest & { readonly act: string }): ReturnType<typeof storageFault>;
};

const schema = `
  CREATE TABLE IF NOT EXISTS device_test (
    board TEXT NOT NULL,
    device TEXT NOT NULL,
    act TEXT NOT NULL,
    passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (board, device)
  ) STRICT;
`;

const statements = {
  last: "SELECT passed, at_ms FROM device_test WHERE board = ? AND device = ?",
  confirm: `INSERT OR REPLACE INTO device_test (board, device, act, passed, at_ms)
    VALUES (?, ?, ?, ?, ?)`,
};

/** One row a device of the office's document and of its past: some hundred in all. */
export function openDeviceTests(store: Store): DeviceTests {
  store.exec(schema);
  const last = store.prepare<[string, string], { passed: number; at_ms: number }>(statements.last);
  const confirm = store.prepare<[string, string, string, number, number]>(statements.confirm);
  return {
    last: (board, device) => {
      const row = last.get(board, device);
      return row && { board, device, passed: row.passed === 1, atMs: row.at_ms };
    },
    confirm: ({ board, device, act, passed, atMs }) => {
      try {
        confirm.run(board, device, act, passed ? 1 : 0, atMs);
        return undefined;
      } catch (error) {
        const fault = storageFault(error, store);
        if (fault === undefined) throw error;
        return fault;
      }
    },
  };
}
