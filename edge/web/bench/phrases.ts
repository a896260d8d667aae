import { en } from "./en.ts";
import { vi } from "./vi.ts";

export const benchPhrases = { vi, en };
