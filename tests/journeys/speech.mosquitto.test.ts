import { overMosquitto } from "./settings.ts";
import { speech } from "./speech.ts";

speech(overMosquitto);
