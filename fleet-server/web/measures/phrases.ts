import { en } from "./en.ts";
import { vi } from "./vi.ts";

export const measurePhrases = { vi, en };
