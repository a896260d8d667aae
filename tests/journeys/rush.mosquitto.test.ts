import { rush } from "./rush.ts";
import { overMosquitto } from "./settings.ts";

rush(overMosquitto);
