import { en } from "./en.ts";
import { vi } from "./vi.ts";

export const definitionPhrases = { vi, en };
