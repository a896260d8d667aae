import type { CommandResult } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import type { Clock } from "@motcua/broker/ports";

/** What a board remembers of the acts that it was told, over a power cut. */
export type ActMemory = {
  /** undefined for an id that is not known, or whose act has not ended. */
  resultOf(cmd: string): CommandResult | undefined;
  /** On the disk when it returns. */
  begin(cmd: string, name: string): void;
  finish(result: CommandResult): void;
  /** Ids whose act began and never ended. */
  unfinished(): readonly string[];
};

/**
 * A server repeats a command for a minute; 256 of a kind are many minutes of it. By kind, so that
 * a page that reads a line every few seconds cannot push out a note that was printed.
 */
const keptOfKind = 256;
const keptMs = 24 * 60 * 60_000;

const schema = `
  CREATE TABLE IF NOT EXISTS board_act (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    cmd TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    result TEXT
  ) STRICT;
`;

const statements = {
  result: "SELECT result FROM board_act WHERE cmd = ?",
  insert: "INSERT INTO board_act (cmd, name, at_ms) VALUES (?, ?, ?)",
  finish: "UPDATE board_act SET result = ? WHERE cmd = ?",
  unfinished: "SELECT cmd FROM board_act WHERE result IS NULL ORDER BY number",
  forget: `DELETE FROM board_act WHERE name = @name AND result IS NOT NULL AND (
    at_ms < @oldestMs OR number <= (
      SELECT number FROM board_act WHERE name = @name ORDER BY number DESC LIMIT 1 OFFSET @kept
    ))`,
};

export function openActMemory(store: Store, clock: Clock): ActMemory {
  store.exec(schema);
  const result = store.prepare<[string], string | null>(statements.result).pluck();
  const insert = store.prepare<[string, string, number]>(statements.insert);
  const finish = store.prepare<[string, string]>(statements.finish);
  const unfinished = store.prepare<[], string>(statements.unfinished).pluck();
  const forget = store.prepare<[{ name: string; oldestMs: number; kept: number }]>(
    statements.forget,
  );
  const begin = store.transaction((cmd: string, name: string) => {
    const wallMs = clock.wallMs();
    forget.run({ name, oldestMs: wallMs - keptMs, kept: keptOfKind - 1 });
    insert.run(cmd, name, wallMs);
  });
  return {
    resultOf: (cmd) => {
      const text = result.get(cmd);
      return typeof text === "string" ? (JSON.parse(text) as CommandResult) : undefined;
    },
    begin,
    finish: (end) => void finish.run(JSON.stringify(end), end.to),
    unfinished: () => unfinished.all(),
  };
}
