import { claims } from "./claim.ts";

claims("aedes", 10_000);
