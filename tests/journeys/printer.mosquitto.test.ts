import { printer } from "./printer.ts";
import { overMosquitto } from "./settings.ts";

printer(overMosquitto);
