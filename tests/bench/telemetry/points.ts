import { type Bench, steadily } from "../figures.ts";
import { intoInflux } from "./into-influx.ts";
import { intoSqlite } from "./into-sqlite.ts";

/** Telemetry points a second into the office's archive and into InfluxDB, beside their libraries. */
export const telemetry: Bench = (sitting) =>
  steadily(sitting, async () => [intoSqlite(sitting), ...(await intoInflux(sitting))]);
