import { existsSync } from "node:fs";
import { InfluxDB, type IPoint } from "influx";
import { influxSink } from "../../../fleet-server/telemetry/influx-sink.ts";
import type { Sample } from "../../../fleet-server/telemetry/sample.ts";
import { influxdPath, prepareInflux } from "../../harness/influx.ts";
import { type Figure, median, type Round, type Sitting } from "../figures.ts";
import { firstMinute } from "./reports.ts";

const rounds = 5;
const batchesARound = 6;
const pointsABatch = 5_000;
const devices = 200;

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * Points a second of the product's sink in batches of 5,000, beside the bare package `influx` with
 * points that are ready; by turns, batch by batch, into two databases of one influxd.
 */
export async function intoInflux({ quick, say }: Sitting): Promise<Figure[]> {
  if (!existsSync(influxdPath)) {
    say(`points into InfluxDB are skipped: ${influxdPath} is missing (apt-get install influxdb)`);
    return [];
  }
  const influx = await prepareInflux();
  try {
    await influx.start();
    const { hostname, port } = new URL(influx.url);
    const bare = new InfluxDB({ host: hostname, port: Number(port), database: "bare" });
    await bare.createDatabase("bare");
    const sink = influxSink(influx.url, { office: "o26734", logger: quiet });
    let n = 0;
    const perSecond = async (write: () => Promise<void>) => {
      const sinceMs = performance.now();
      await write();
      return (pointsABatch * 1_000) / (performance.now() - sinceMs);
    };
    const round = async (batches: number): Promise<Round> => {
      const product: number[] = [];
      const yardstick: number[] = [];
      for (let batch = 0; batch < batches; batch += 1) {
        n += 1;
        const samples = samplesOf(n);
        const points = samples.map(bareOf);
        product.push(await perSecond(() => sink.write(samples)));
        yardstick.push(await perSecond(() => bare.writePoints(points, { precision: "s" })));
      }
      return { product: median(product), yardstick: median(yardstick) };
    };
    await round(2);
    const all: Round[] = [];
    for (let one = 0; one < rounds; one += 1) all.push(await round(quick ? 1 : batchesARound));
    const bench = "telemetry points into InfluxDB";
    return [{ bench, unit: "per second", goal: { least: 0.5 }, rounds: all }];
  } finally {
    await influx.dispose();
  }
}

function samplesOf(n: number): Sample[] {
  return Array.from({ length: pointsABatch }, (_, i) => ({
    ...{ board: "box-26734", device: `printer${i % devices}`, measure: "printer.tickets" },
    ...{ type: "counter", value: i % 3, reported: i },
    minute: firstMinute + n * (pointsABatch / devices) + Math.floor(i / devices),
  }));
}

function bareOf({ board, device, measure, minute, value }: Sample): IPoint {
  return {
    measurement: measure,
    tags: { office: "o26734", board, device },
    fields: { rise: value },
    timestamp: minute * 60,
  };
}
