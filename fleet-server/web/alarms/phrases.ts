import { en } from "./en.ts";
import { vi } from "./vi.ts";

export const alarmPhrases = { vi, en };
