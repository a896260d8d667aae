import type { ReceptionPhrases } from "./vi.ts";

export const en: ReceptionPhrases = {
  title: "Reception",
  issue: {
    title: "Give a number",
    service: "Service",
    class: "Group",
    paper: "Paper ticket",
    withPaper: "Print",
    withoutPaper: "No paper",
    give: "Give a number",
    given: (label) => `Number ${label} is given`,
    ahead: (n) => (n === 0 ? "nobody is before it" : `${n} before it`),
    wait: (range) => `wait: ${range}`,
    follow: "Open the ticket's page",
    slip: {
      printing: "The slip is printing…",
      printed: "✓ The slip is printed.",
      unproved: "Sent; this printer does not answer. See whether the slip came out.",
      stuck: (what, remedy) => `The slip is not printed yet: ${what}. ${remedy}`,
      failed: (what, remedy) =>
        `The slip is not printed: ${what}. ${remedy} Then press “Reprint”, or tell the number.`,
    },
    printer: {
      down: (what, remedy) => `Nothing can be printed: ${what}. ${remedy} Numbers still work.`,
      away: "The printer cannot be reached: choose “No paper” to give a number.",
    },
    dayFirst: "Open the business day before giving numbers.",
  },
  day: {
    title: "Business day",
    open: "Open the business day",
    close: "Close the business day",
    closeAsk: (day) => `Close ${day}?`,
    closeWhy: (n) =>
      n === 0
        ? "Nobody is waiting. After closing, the day's summary is sent."
        : `${n} still wait; their numbers end. After closing, the day's summary is sent.`,
    closeYes: "Close the day",
  },
  slips: {
    title: (n) => `Slips to look at (${n})`,
    none: "No slip needs a look.",
    reprint: "Reprint",
    reprintOf: (label) => `Reprint ticket ${label}`,
    void: "Void",
    voidOf: (label) => `Void ticket ${label}`,
    voidAsk: (label) => `Void ticket ${label}?`,
    voidWhy: "The number will not be called any more.",
  },
  tickets: {
    title: (n) => `Today's tickets (${n})`,
    none: "There is no ticket today yet.",
    away: "The list cannot be read now.",
    columns: {
      label: "Number",
      service: "Service",
      class: "Group",
      time: "Taken",
      state: "State",
      slip: "Slip",
      acts: "Acts",
    },
    notPrinted: "not printed",
    atCounter: (n) => `counter ${n}`,
  },
  forwarding: {
    title: (n) => (n === 0 ? "Forwarding" : `Forwarding (${n} to look at)`),
    noReceiver: "office.yaml names no receiver: summaries are kept until it does.",
    receiver: (url) => `Receiver: ${url}`,
    again: (time) => `Tries again in ${time}.`,
    away: {
      unreachable: (since) => `The receiver has not answered since ${since}.`,
      timeout: (since) => `The receiver has not answered since ${since}.`,
      busy: (since) => `The receiver has reported an error or been busy since ${since}.`,
      redirect: (since) =>
        `Since ${since} the address points elsewhere, and nothing is sent there. Ask a technician to check office.yaml.`,
      "not-the-receiver": (since) =>
        `Since ${since} something else answers in the receiver's place. Ask a technician to check the network.`,
      "not-signed": (since) =>
        `Since ${since} summaries cannot be signed. Ask a technician to check the data folder.`,
      "folder-missing": (since) => `The folder has been missing since ${since}.`,
      "folder-full": (since) => `The folder has been full since ${since}.`,
      "folder-closed": (since) => `The folder has not taken files since ${since}.`,
      "folder-fault": (since) => `The folder has not been writable since ${since}.`,
    },
    none: "There is no day summary yet.",
    unread: "The list cannot be read now.",
    columns: { day: "Day", state: "State", tries: "Tries", last: "Last" },
    revision: (n) => `revision ${n}`,
    waiting: "waits to be sent",
    refused: "refused",
    sent: "accepted",
    status: (status) => `answered ${status}`,
    said: (words) => `The receiver says: ${words}`,
    tryNow: "Try now",
    resend: "Send again",
    resendOf: (day, revision) => `Send the summary of ${day}, revision ${revision}, again`,
  },
};
