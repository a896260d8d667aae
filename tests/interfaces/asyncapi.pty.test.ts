import { overPtys } from "../journeys/settings.ts";
import { asyncApiHolds } from "./asyncapi.ts";

asyncApiHolds(overPtys);
