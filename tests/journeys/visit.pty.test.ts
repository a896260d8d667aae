import { overPtys } from "./settings.ts";
import { visit } from "./visit.ts";

visit(overPtys);
