import { en } from "./en.ts";
import { vi } from "./vi.ts";

export const technicianPhrases = { vi, en };
