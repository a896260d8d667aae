import { mosquittoProcess } from "./brokers.ts";
import { strangersAt } from "./strangers.ts";
import { visitsOver } from "./visit.ts";

visitsOver("Debian's Mosquitto", mosquittoProcess);
strangersAt("Debian's Mosquitto", mosquittoProcess);
