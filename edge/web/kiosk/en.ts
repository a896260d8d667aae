import type { KioskPhrases } from "./vi.ts";

export const en: KioskPhrases = {
  page: "Take a number",
  choose: "Please touch a service",
  priority: "Priority",
  priorityFor: (name) => `Priority: ${name}`,
  withoutPriority: "Without priority",
  chooseGroup: "Please choose your priority group",
  back: "Back",
  asking: "Taking a number…",
  yourNumber: "Your number",
  ahead: (n) => {
    if (n === 0) return "Nobody is waiting before you";
    return n === 1 ? "1 person is before you" : `${n} people are before you`;
  },
  wait: (range) => `Wait: ${range}`,
  noCounter: "No counter is open yet, please take a seat",
  takePaper: "Please take your ticket from the slot below",
  ifNone: "If no ticket comes out, remember this number.",
  missed: "Your ticket could not be printed.",
  missedRemedy:
    "Your number will still be called: remember, photograph or scan it. For paper, ask at the desk.",
  noPaper: "There is no paper ticket. Remember the number, or scan the code with your phone.",
  qr: "QR code to follow the ticket",
  finished: "Done",
  closesIn: (seconds) => `This closes in ${seconds} seconds`,
  paperTrouble: (what) => `${what}. Numbers still work: yours will be on this screen.`,
  away: "Please ask at the information desk",
  awayWhy: "This machine has lost its connection. The staff at the desk will give you a number.",
  waitingNumber: (number) =>
    `Technicians: on the claim page choose the position, then number ${number.slice(0, 4)} ${number.slice(4)}.`,
  putOut: "This board was cut from its position.",
  putOutAlone: "Technicians: take it away, or give it a position again on the claim page.",
  closed: { "not-yet": "Numbers are not given yet", over: "No more numbers today" },
  hours: (ranges) => `Today's opening hours: ${ranges}.`,
  hoursUnknown: "See the opening hours on the notice board.",
  and: " and ",
  loading: "Opening the ticket screen…",
};
