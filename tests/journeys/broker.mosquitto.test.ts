import { broker } from "./broker.ts";
import { overMosquitto } from "./settings.ts";

broker(overMosquitto);
