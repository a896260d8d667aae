import type { OfficeCode } from "@motcua/broker/contract";
import type { Logger } from "@motcua/broker/ports";
import type { InfluxDB, IPoint } from "influx";
import { minuteMs, type Sample, type TelemetrySink } from "./sample.ts";

/** A database that is alive answers a batch within a second; ms. */
const requestMs = 10_000;

/** The name in an address without one. */
const usualDatabase = "motcua";

/**
 * InfluxDB 1.x at `http://user:password@host:8086/database`, through the package `influx`, which is
 * loaded at the first write. A point is known by its time and tags, so one that comes twice is one.
 * Points that InfluxDB refuses as malformed are told and left out: they would hold up all others.
 */
export function influxSink(
  url: string,
  { office, logger }: { readonly office: OfficeCode; readonly logger: Logger },
): TelemetrySink {
  const { hostname, port, protocol, username, password, pathname } = new URL(url);
  const database = pathname.slice(1) || usualDatabase;
  const stopping = new AbortController();
  let made: Promise<InfluxDB> | undefined;
  const make = async (): Promise<InfluxDB> => {
    const { InfluxDB: Client } = await import("influx");
    const scheme = protocol === "https:" ? "https" : "http";
    const influx = new Client({
      ...{ host: hostname, protocol: scheme, database },
      port: port === "" ? 8086 : Number(port),
      ...(username !== "" && { username: decodeURIComponent(username) }),
      ...(password !== "" && { password: decodeURIComponent(password) }),
      pool: { maxRetries: 0, requestTimeout: requestMs },
      options: { signal: stopping.signal },
    });
    await influx.createDatabase(database);
    return influx;
  };
  return {
    write: async (samples) => {
      made ??= make();
      try {
        const influx = await made;
        const points = samples.map((sample) => pointOf(sample, office));
        await influx.writePoints(points, { database, precision: "s" });
      } catch (error) {
        if (statusOf(error) !== 400) {
          // The next try looks for the database again: it may have been made anew.
          made = undefined;
          throw error;
        }
        logger.warn({ err: error, points: samples.length }, "InfluxDB refuses points");
      }
    },
    stop: () => stopping.abort(),
  };
}

const fieldOf = { gauge: "value", counter: "rise", enum: "state", flag: "is" } as const;

/** One measurement a measure; a counter's field is its rise in that minute. */
function pointOf(sample: Sample, office: OfficeCode): IPoint {
  const { board, device, measure, type, value, minute } = sample;
  return {
    measurement: measure,
    tags: { office, board, device },
    fields: { [fieldOf[type]]: value },
    timestamp: (minute * minuteMs) / 1_000,
  };
}

function statusOf(error: unknown): unknown {
  if (!(error instanceof Error) || !("res" in error)) return undefined;
  const { res } = error;
  return typeof res === "object" && res !== null && "statusCode" in res
    ? res.statusCode
    : undefined;
}
