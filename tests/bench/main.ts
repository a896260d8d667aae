/**
 * `npm run bench -- [--quick] [name…]`: prints one JSON line a figure; words go to standard error.
 */
import { brokerThroughput } from "./broker/throughput.ts";
import { type Bench, lineOf } from "./figures.ts";
import { forwardingDrain } from "./forwarding-drain.ts";
import { journalOneCaller } from "./journal/one-caller.ts";
import { journalSixteenCallers } from "./journal/sixteen-callers.ts";
import { leaderYear } from "./leader-year.ts";
import { atRest } from "./memory/at-rest.ts";
import { pressToHall } from "./press-to-hall.ts";
import { recorderCost } from "./recorder.ts";
import { tapToCut } from "./tap-to-cut.ts";
import { tapToPrinter } from "./tap-to-printer.ts";
import { telemetry } from "./telemetry/points.ts";
import { waitingLine } from "./waiting-line.ts";
import { warmRender } from "./warm-render.ts";

const benches: Readonly<Record<string, Bench>> = {
  "tap-to-printer": tapToPrinter,
  "press-to-hall": pressToHall,
  "tap-to-cut": tapToCut,
  "warm-render": warmRender,
  "waiting-line": waitingLine,
  "journal-one-caller": journalOneCaller,
  "journal-16-callers": journalSixteenCallers,
  "broker-throughput": brokerThroughput,
  "leader-year": leaderYear,
  "forwarding-drain": forwardingDrain,
  telemetry,
  "at-rest": atRest,
  recorder: recorderCost,
};

const words = process.argv.slice(2);
const quick = words.includes("--quick");
const asked = words.filter((word) => word !== "--quick");
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  const known = Object.keys(benches).join(", ");
  process.stderr.write(`No benchmark is named ${unknown.join(", ")}. There are: ${known}.\n`);
  process.exit(2);
}

for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const say = (text: string) => process.stderr.write(`${name}: ${text}\n`);
  for (const figure of await bench({ say, quick })) {
    process.stdout.write(`${JSON.stringify(lineOf(figure))}\n`);
  }
}
