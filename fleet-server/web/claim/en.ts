import type { ClaimPhrases } from "./vi.ts";

export const en: ClaimPhrases = {
  title: "Claim a board",
  away: "The list of positions could not be read yet.",
  unknown: (board) => `The office has no position ${board}.`,
  all: "All positions",
  choose: "Choose a position to install or replace its board.",
  states: {
    vacant: "no board",
    waiting: "has a code, waits for its board",
    claimed: "not connected",
    online: "connected",
  },
  done: "The position has its board, which is connected.",
  doneAway: "The position has its board, which is not connected.",
  machine: (model, serial) => `${model}, serial ${serial}`,
  since: (when) => `since ${when}`,
  code: {
    title: "Claim code",
    make: "Make a code",
    again: "Make another code",
    print: "Print it on a slip",
    printed: "Sent to the ticket printer.",
    qr: "A QR code that opens this page on a phone",
    until: (when) => `Good once, until ${when}.`,
    tries: (n) => `${n} wrong tries left.`,
    have: "Have a slip? Type its 10 characters",
    wrong: "That is not the code yet; look at each character.",
  },
  waiting: {
    title: "Waiting boards",
    none: "None yet. Switch the new board on and connect it to the server's network.",
    which: "Choose the number that the board shows:",
    give: (board) => `Give position ${board} to this board`,
    outOf: (board, when) => `Old board: was replaced at ${board}, ${when}`,
    given: "Given. The board is getting its configuration…",
  },
  swap: {
    act: "Replace board",
    ask: (board) => `Replace the board at ${board}?`,
    why:
      "The old board is cut at once, and comes back only if somebody gives it a position on this " +
      "page. The position keeps its configuration and figures.",
    own:
      "This is the position of the board that runs the server itself. Cut off, it prints and calls no " +
      "more; it shows a number on this page, and one touch gives it its position again.",
    yes: "Cut the old board",
  },
  history: {
    title: "Boards that stood here",
    none: "None yet.",
    span: (from, to) => `${from} to ${to}`,
    still: (from) => `since ${from}`,
  },
  audit: {
    title: "Log",
    deeds: {
      "code-made": "made a code",
      "code-printed": "printed the code",
      "wrong-code": "tried a wrong code",
      "code-burnt": "burnt the code by 5 wrong tries",
      claimed: "claimed the position",
      "given-again": "got its credential again",
      connected: "connected for the first time",
      swapped: "replaced the board",
      "taken-over": "taken over from release 0.1",
    },
    who: { "claim-page": "this page", server: "the server" },
  },
};
