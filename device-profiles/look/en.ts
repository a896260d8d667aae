import type { LookPhrases } from "./vi.ts";

export const en: LookPhrases = {
  language: "Language",
  rating: {
    title: "Rating",
    scores: { 4: "Very satisfied", 3: "Satisfied", 2: "Neutral", 1: "Dissatisfied" },
    open: "Please rate",
    closed: "After the service",
    thanks: "Thank you!",
  },
  digits: (label) => (label.trim() === "" ? "The display is dark" : `Display: ${label}`),
  keypads: { call: "Call keypad", kiosk: "Ticket keys" },
  speaker: { playing: "The speaker is speaking", quiet: "The speaker is silent" },
  slip: (n) => `Printed ticket, slip ${n}`,
  health: {
    ok: "Works well",
    degraded: (what) => `Still works: ${what}`,
    down: (what) => what,
    unknown: "State unknown",
    unnamed: "An unnamed fault",
  },
  stale: (age) => `Connection lost. Data is ${age} old; the page reconnects by itself.`,
  connecting: "Connecting…",
  neverConnected: "Not connected yet. The page keeps trying.",
  seconds: (n) => `${n} s`,
  minutes: (n) => `${n} min`,
  hours: (hours, minutes) => `${hours} h ${minutes} min`,
  wait: {
    range: (from, to) => `about ${from}–${to} minutes`,
    long: "over 2 hours",
    askReception: "please ask at reception",
    closed: "no counter is open yet",
  },
  fault: (texts) => texts.en,
};
