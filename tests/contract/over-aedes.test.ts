import { attacksOn, pageOfDifferences } from "./attacks.ts";
import { aedesProcess } from "./brokers.ts";
import { frozenOver } from "./frozen.ts";
import { strangersAt } from "./strangers.ts";
import { visitsOver } from "./visit.ts";

visitsOver("the broker inside the server", aedesProcess);
strangersAt("the broker inside the server", aedesProcess);
frozenOver("the broker inside the server", aedesProcess);
attacksOn("aedes", aedesProcess);
pageOfDifferences();
