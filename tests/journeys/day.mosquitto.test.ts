import { day } from "./day.ts";
import { overMosquitto } from "./settings.ts";

day(overMosquitto);
