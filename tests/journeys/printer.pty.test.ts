import { printer } from "./printer.ts";
import { overPtys } from "./settings.ts";

printer(overPtys);
