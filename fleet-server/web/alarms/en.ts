import type { AlarmPhrases } from "./vi.ts";

export const en: AlarmPhrases = {
  title: "Alarms",
  none: "There are no alarms.",
  loading: "Loading the alarms…",
  severity: { critical: "Urgent", major: "To be mended", minor: "To be noted" },
  since: (moment) => `since ${moment}`,
  place: (device, board) => `${device}, board ${board}`,
  board: (board) => `Board ${board}`,
  server: "Server",
  silenced: "It is not known whether this is still so: the board is away.",
  see: "Seen",
  seeOf: (title) => `Seen: ${title}`,
  receiver: {
    away: (moment) => `The receiver of alarms has not answered since ${moment}.`,
    refused: (status, moment) =>
      `The receiver of alarms refuses them (status ${status}) since ${moment}. See its address in office.yaml.`,
  },
  past: {
    title: "Past alarms",
    none: "No alarm has passed yet.",
    span: (from, to) => `${from} to ${to}`,
    lasted: (time) => `lasted ${time}`,
  },
  seen: (moment) => `seen at ${moment}`,
};
