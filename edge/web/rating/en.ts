import type { RatingPhrases } from "./vi.ts";

export const en: RatingPhrases = {
  page: (counter) => `Rate counter ${counter}`,
  counter: "Counter",
  idle: "Please rate us once you have been served",
  question: "How satisfied are you with this service?",
  once: "One touch. No name and no ticket number is kept.",
  storing: "Storing…",
  notStored: "Not stored. Please touch again.",
  thanks: "Thank you!",
  thanksWhy: "Your rating helps this office to serve better.",
  again: "Choose again",
  why: "What were you not satisfied with?",
  optional: "You may leave this out.",
  closesIn: (seconds) => `The question closes in ${seconds} s.`,
  skip: "Skip",
  away: "No ratings for the moment",
  awayWhy: "The screen is reconnecting. Please tell the staff at the counter if needed.",
  noPage: "This counter has no rating screen",
  noPageWhy: "Ask the technician to check the counter in the page's address and its “rating”.",
  loading: "Opening the rating screen…",
};
