import { rush } from "./rush.ts";
import { overPtys } from "./settings.ts";

rush(overPtys);
