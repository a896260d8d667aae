import { overPtys } from "./settings.ts";
import { speech } from "./speech.ts";

speech(overPtys);
