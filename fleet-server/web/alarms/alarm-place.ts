import type { AlarmView } from "../../alarms/alarm-view.ts";
import type { AlarmPhrases } from "./vi.ts";

/** Where an alarm is: a device, a board, or the server itself. */
export function alarmPlace(
  { board, device }: Pick<AlarmView, "board" | "device">,
  words: AlarmPhrases,
): string {
  if (board === null) return words.server;
  return device === null ? words.board(board) : words.place(device, board);
}
