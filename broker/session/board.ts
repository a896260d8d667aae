import type { BoardEvents, BoardSession, BoardSessionOptions } from "./board-api.ts";

/** Connects a board to its office's server and keeps it connected until `stop`. */
export function startBoardSession(options: BoardSessionOptions, _on: BoardEvents): BoardSession {
  throw new Error(`not built: ${options.board}`);
}
