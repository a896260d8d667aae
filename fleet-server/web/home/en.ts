import type { HomePhrases } from "./vi.ts";

export const en: HomePhrases = {
  title: "Motcua",
  waiting: "Waiting",
  nobody: "nobody",
  people: (n) => (n === 1 ? "1 person" : `${n} people`),
  longest: (minutes) => (minutes === 0 ? "longest under 1 min" : `longest ${minutes} min`),
  counters: "Counters",
  openCounter: (n) => `Open the page of counter ${n}`,
  noPerson: "no staff yet",
  pages: "All pages",
  reception: { name: "Reception", what: "Numbers, reprints, open and close the day, forwarding" },
  leader: { name: "Today's figures", what: "Satisfaction and waits, by service and counter" },
  technician: { name: "Technician", what: "How devices are, tests, what is newly plugged in" },
  kiosk: { name: "Touch screen", what: "The citizens' page to take a number" },
  bench: { name: "Bench", what: "The waiting hall with simulated hardware" },
  boards: "Boards and devices",
  noBoards: "There is no board in office.yaml yet.",
  give: "Give this position to a new board",
  office: {
    refused: "The latest edit of office.yaml is refused",
    lastGood: "The office goes on by the last good file. What to mend:",
    place: (line) => (line === null ? "The whole file:" : `Line ${line}:`),
    thenStart: "Then start the server again (or kill -HUP); this note goes by itself.",
    nextCode: (code) =>
      `The office's new code ${code} in office.yaml takes effect at the next start: start the server again.`,
  },
  simulated: "simulated",
  allWell: (n) => `All ${n} devices work well`,
  trouble: (bad, all) => `${bad} of ${all} devices need a look`,
};
