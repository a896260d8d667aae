import { broker } from "./broker.ts";
import { overPtys } from "./settings.ts";

broker(overPtys);
