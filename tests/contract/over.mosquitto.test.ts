import { attacksOn } from "./attacks.ts";
import { mosquittoProcess } from "./brokers.ts";
import { frozenOver } from "./frozen.ts";
import { strangersAt } from "./strangers.ts";
import { visitsOver } from "./visit.ts";

visitsOver("Debian's Mosquitto", mosquittoProcess);
strangersAt("Debian's Mosquitto", mosquittoProcess);
frozenOver("Debian's Mosquitto", mosquittoProcess);
attacksOn("mosquitto", mosquittoProcess);
