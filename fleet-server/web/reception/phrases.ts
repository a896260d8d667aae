import { en } from "./en.ts";
import { vi } from "./vi.ts";

export const receptionPhrases = { vi, en };
