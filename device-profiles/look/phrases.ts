import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** The shared words in both languages. */
export const lookPhrases = { vi, en };
