import type { PhonePhrases } from "./vi.ts";

export const en: PhonePhrases = {
  title: (label) => `Ticket ${label}`,
  page: "My ticket",
  yourNumber: "Your number",
  loading: "Opening the ticket…",
  unknown: "This ticket cannot be found",
  unknownWhy: "A ticket can be seen on its own day only. If in doubt, ask at the information desk.",
  printing: "The ticket is printing",
  waiting: (n) => {
    if (n === 0) return "Nobody is waiting before you";
    return n === 1 ? "1 person is before you" : `${n} people are before you`;
  },
  wait: (range) => `Wait: ${range}`,
  noCounter: "No counter is open yet, please take a seat",
  called: "Please go to",
  counter: (n) => `Counter ${n}`,
  done: "You have been served. Thank you.",
  "no-show": "You were called and did not come. Please ask at the information desk.",
  "day-end": "The business day is over. Please take a new number on the next one.",
  void: "This ticket is void. Please take a new number.",
  keepOpen: "This page updates by itself; keep it open.",
};
