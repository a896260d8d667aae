import { mkdtempSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The wall clock of a program under test. */
export type WallClock = {
  /** What the program is started with. */
  readonly env: NodeJS.ProcessEnv;
  /** Lets it jump to a time such as `2026-11-24T23:59:30+07:00`; it runs on from there. */
  set(time: string): void;
};

const preload = new URL("./shifted-clock.mjs", import.meta.url);

/** A wall clock that the test sets, also while the program runs. */
export function wallClock(startsAt: string): WallClock {
  const file = join(mkdtempSync(join(tmpdir(), "motcua-clock-")), "shift");
  const set = (time: string) => {
    writeFileSync(`${file}.new`, String(Date.parse(time) - Date.now()));
    renameSync(`${file}.new`, file);
  };
  set(startsAt);
  return { set, env: { NODE_OPTIONS: `--import=${preload.href}`, CLOCK_SHIFT_FILE: file } };
}
