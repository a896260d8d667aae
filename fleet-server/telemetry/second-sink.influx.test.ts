import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { type Influx, prepareInflux } from "../../tests/harness/influx.ts";
import { type TelemetryOffice, telemetryOffice } from "../../tests/harness/telemetry-office.ts";
import { eventually } from "../../tests/harness/until.ts";

const board = "box-26734";
const morning = Date.parse("2026-11-24T01:00:00Z");

let influx: Influx;
beforeAll(async () => {
  influx = await prepareInflux();
  await influx.start();
});
afterAll(() => influx.dispose());

type Opened = { office: TelemetryOffice; clock: ReturnType<typeof fakeClock> };

async function open(startMs: number): Promise<Opened> {
  const clock = fakeClock(startMs);
  const office = await telemetryOffice({ clock, influxUrl: influx.url });
  onTestFinished(async () => {
    await office.stop();
    office.dispose();
  });
  return { office, clock };
}

/** Reports of so many minutes; the count of tickets rises by one in each. */
async function minutes({ office, clock }: Opened, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n += 1) {
    const devices = { printer1: { "printer.tickets": n + 1, "printer.paper": "ok" } };
    office.report({ uptimeMs: (n + 1) * 60_000, devices });
    await clock.advance(60_000);
  }
}

const risesIn = async (from: number, count: number) => {
  const span = `time >= ${from}ms AND time < ${from + count * 60_000}ms`;
  const [row] = await influx.ask(
    `SELECT count(rise) AS n, sum(rise) AS sum FROM "printer.tickets" WHERE ${span}`,
  );
  return row === undefined ? 0 : [row["n"], row["sum"]];
};

test("each minute arrives with its office, board and device, a state as its word", async () => {
  const opened = await open(morning);
  await minutes(opened, 0, 3);
  await eventually(async () => expect(await risesIn(morning, 10)).toEqual([3, 3]));
  const [row] = await influx.ask(`SELECT * FROM "printer.paper" ORDER BY time LIMIT 1`);
  expect(row).toMatchObject({ office: "o26734", board, device: "printer1", state: "ok" });
});

test("an Influx that was away for four hours has every minute after it is back", async () => {
  const startMs = morning + 7 * 24 * 3_600_000;
  const opened = await open(startMs);
  await minutes(opened, 0, 5);
  await eventually(async () => expect(await risesIn(startMs, 2_000)).toEqual([5, 5]));
  await influx.kill();
  const away = 4 * 60;
  await minutes(opened, 5, away);
  const { sink } = (await opened.office.get("/v1/measures")).body as { sink: { uptoMs: number } };
  expect(sink.uptoMs).toBeLessThan(startMs + 10 * 60_000);
  await influx.start();
  // The next tries are a minute apart by the office's clock, which only the test moves.
  const all = away + 5;
  await eventually(async () => {
    await opened.clock.advance(30_000);
    expect(await risesIn(startMs, 2_000)).toEqual([all, all]);
  });
});
