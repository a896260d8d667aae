import { counter } from "./counter.ts";
import { overPtys } from "./settings.ts";

counter(overPtys);
