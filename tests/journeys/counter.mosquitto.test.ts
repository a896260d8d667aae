import { counter } from "./counter.ts";
import { overMosquitto } from "./settings.ts";

counter(overMosquitto);
