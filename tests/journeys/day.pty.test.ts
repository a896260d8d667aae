import { day } from "./day.ts";
import { overPtys } from "./settings.ts";

day(overPtys);
