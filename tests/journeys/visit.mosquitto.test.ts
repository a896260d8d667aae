import { overMosquitto } from "./settings.ts";
import { visit } from "./visit.ts";

visit(overMosquitto);
