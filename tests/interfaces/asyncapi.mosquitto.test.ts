import { overMosquitto } from "../journeys/settings.ts";
import { asyncApiHolds } from "./asyncapi.ts";

asyncApiHolds(overMosquitto);
