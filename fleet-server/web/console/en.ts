import type { ConsolePhrases } from "./vi.ts";

export const en: ConsolePhrases = {
  nav: {
    label: "Pages",
    home: "Home",
    reception: "Reception",
    leader: "Figures",
    technician: "Technician",
    counter: (n) => `Counter ${n}`,
  },
  scheme: { toDark: "Dark", toLight: "Light" },
  loading: "Loading…",
  dayOpen: (day) => `Day ${day} is open`,
  dayClosed: (day) => `Day ${day} is closed`,
  noDay: "No business day is open",
  storage: {
    full: "The server's storage is full: no numbers can be given. Ask a technician to free space.",
    "read-only": "The server's storage is read-only: no numbers can be given. Tell a technician.",
  },
  because: (waited, target, percent) => `waited ${waited}′ / target ${target}′ = ${percent} %`,
  waited: (minutes) => (minutes === 0 ? "waited under 1 min" : `waited ${minutes} min`),
  tickets: {
    printing: "printing",
    waiting: "waiting",
    called: "at a counter",
    done: "served",
    "no-show": "no-show",
    "day-end": "day ended",
    void: "void",
  },
  slips: {
    printing: "printing",
    printed: "printed",
    unproved: "maybe not on paper",
    paperless: "no paper",
    held: "print failed, to be decided",
  },
  boards: {
    online: "linked",
    offline: "switched off",
    lost: "lost",
    "never-seen": "never seen",
    vacant: "waits for a new board",
  },
  moments: {
    yesterday: (time) => `yesterday ${time}`,
    onDay: (day, time) => `${time} on ${day}`,
  },
  cancel: "Cancel",
};
