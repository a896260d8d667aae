import { claims } from "./claim.ts";

claims("mosquitto", 4_000);
