import { en } from "./en.ts";
import { vi } from "./vi.ts";

export const leaderPhrases = { vi, en };
