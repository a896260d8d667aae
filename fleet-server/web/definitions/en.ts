import type { Definitions } from "./vi.ts";

export const en: Definitions = {
  title: "How the figures are computed",
  intro:
    "Every figure can be counted again from the office's journal, by hand if need be. The page, the files and the printed sheet are one calculation.",
  toFigures: "Back to the figures",
  items: {
    tickets: {
      name: "Numbers given",
      how: "Every number given in the range, void ones included.",
      more: "A number belongs to the business day in its ticket's name, not to midnight. By counter and by person visits are counted.",
    },
    served: {
      name: "Served",
      how: "Tickets that a counter finished.",
      more: "A transferred ticket counts once, where it was finished.",
    },
    "no-shows": {
      name: "No-shows",
      how: "Tickets that were called and did not come.",
      more: "It takes at least two calls, at least 15 seconds apart.",
    },
    wait: {
      name: "Wait",
      how: "From the issue of the number to the first call that stands.",
      more: "An undone call does not count; recalls and transfers change nothing. The median and the 90th percentile are by nearest rank: always a wait that somebody had. The mean is the sum divided by the tickets that were called.",
    },
    "within-target": {
      name: "Called within the target",
      how: "Tickets called within their target ÷ tickets that were called.",
      more: "The target of a service, or of a priority group, is what the office had promised when the ticket was first called: a change today changes no figure of yesterday.",
    },
    "service-time": {
      name: "Service time",
      how: "From the visit's call to its finish.",
      more: "Finished visits only.",
    },
    satisfied: {
      name: "Satisfied",
      how: "(Very satisfied + Satisfied) ÷ all ratings; the last press of each visit counts.",
      more: "Wilson's 95 % interval tells where the true share may lie: with the goal inside it, the difference, up or down, could be chance. Under 30 ratings the page says “not enough data”. The goal is 95 %.",
    },
    "response-rate": {
      name: "Response rate",
      how: "Ratings ÷ visits that were served.",
      more: "With a low rate the satisfied share says little: those who press may be the pleased ones. Under 30 served visits the page says “not enough data”. The goal is the office's to set; 40 % unless changed.",
    },
    "ratings-above-mean": {
      name: "Counters that raise or lower the rate",
      how: "The counter's ratings − those it would have at the office's own rate.",
      more: "Positive: it raises the rate; negative: it lowers it. All counters together give 0.",
    },
    "by-service": {
      name: "By service",
      how: "Numbers and waits by the service of issue; the rest by the service that was given.",
      more: "A transferred ticket has its parts in both, and is one ticket of the office.",
    },
    "by-counter": {
      name: "By counter",
      how: "Each visit counts for the counter that called; a wait for the counter of the first call.",
      more: "A rating counts for the counter that served the visit.",
    },
    "by-person": {
      name: "By person",
      how: "As by counter, for who sat there at the call.",
      more: "Shown only where the office's configuration says so. With few ratings nobody is compared.",
    },
    "by-class": {
      name: "By group",
      how: "By the priority group on the ticket at issue.",
      more: "Tickets hold no names; the group is the citizen's choice, or reception's.",
    },
    heat: {
      name: "Hour and weekday",
      how: "Tickets by the hour of issue (Vietnam) and the weekday of the business day.",
      more: "The row “07:00” is 07:00 to 07:59. The wait in a cell is the median of the tickets issued in it.",
    },
    trend: {
      name: "13 weeks",
      how: "Weeks from Monday to Sunday; the last one up to the last day of the range.",
      more: "Always 13 weeks, however short the range, to show the direction. A week under 30 ratings has no satisfied share.",
    },
    reasons: {
      name: "Reasons",
      how: "Chosen after Neutral or Dissatisfied; each visit's last press counts.",
      more: "Only touch screens ask, and nobody has to answer: it is the voice of those who did, no share of everybody.",
    },
    "complete-up-to": {
      name: "Counted up to",
      how: "The time of the newest thing at the counters that this page has counted.",
      more: "Ratings pressed while the line was down arrive later, and count on the day of their visit.",
    },
    demo: {
      name: "Sample figures",
      how: "A simulated history to look at the page with; no real citizens.",
      more: "A real office has none. The page, the files and the sheet say where there is any.",
    },
  },
};
