/** The two ends of the line between a board and its office's server. */
export { startBoardSession } from "./board.ts";
export type {
  BeatInfo,
  BoardEvents,
  BoardSession,
  BoardSessionOptions,
  Have,
  Issued,
} from "./board-api.ts";
export { startOfficeSession } from "./office.ts";
export type {
  FactBatch,
  FactEntry,
  OfficeEvents,
  OfficeSession,
  OfficeSessionOptions,
  Press,
} from "./office-api.ts";
