import type { Words } from "./vocabulary.ts";

/** A refusal in words: what happened, what to do, and whether the same request may work later. */
export type ProblemText = {
  readonly message: Words;
  readonly remedy: Words;
  readonly retry: "never" | "later";
};

/** Vietnamese and English of what happened, then of what to do. */
export const text = (
  vi: string,
  en: string,
  remedyVi: string,
  remedyEn: string,
  retry: "never" | "later" = "never",
): ProblemText => ({ message: { vi, en }, remedy: { vi: remedyVi, en: remedyEn }, retry });
