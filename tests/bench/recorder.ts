import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Clock } from "@motcua/broker/ports";
import { openRecorder } from "../../edge/recorder/recorder.ts";
import { openRecording } from "../../edge/replay/recording.ts";
import { fakeClock } from "../harness/clocks.ts";
import type { Bench, Figure } from "./figures.ts";

const visit = join(import.meta.dirname, "..", "fixtures", "visit.motcua.gz");
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** 64 MiB for 48 hours. */
const budgetBytesADay = 32 * 1_024 * 1_024;

/** A busy day, and the two citizens of the recorded visit. */
const ticketsADay = 600;
const ticketsRecorded = 2;

function begin(folder: string, clock: Clock) {
  return openRecorder({
    ...{ folder: join(folder, "ring"), office: "o26734", board: "box-26734", fw: "bench" },
    ...{ clock, logger: silent },
  });
}

/** What a piece costs the line that it is heard on, beside an append to a file. */
async function pieceCost(count: number): Promise<{ product: number; yardstick: number }> {
  const folder = mkdtempSync(join(tmpdir(), "motcua-bench-"));
  const recorder = begin(folder, { ...fakeClock(), monoMs: () => 0, wallMs: () => 0 });
  const bytes = Uint8Array.of(0x10, 0x04, 0x01);
  const timed = (run: () => void) => {
    const beginMs = performance.now();
    for (let each = 0; each < count; each += 1) run();
    return performance.now() - beginMs;
  };
  const product = timed(() => recorder.piece("sim:printer1", "out", bytes));
  const file = join(folder, "bare");
  const yardstick = timed(() => appendFileSync(file, bytes));
  await recorder.stop();
  rmSync(folder, { recursive: true });
  return { product, yardstick };
}

/** Of the recorded visit, when nobody pressed anything: questions, answers and beats. */
const quiet = { fromMs: 25_000, toMs: 31_000, rounds: 100 };

/** The ring's growth by what was recorded: each visit as it was, and quiet polls around the clock. */
async function bytesADay(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "motcua-bench-"));
  const clock = fakeClock();
  const recorder = begin(folder, clock);
  const recording = openRecording(readFileSync(visit));
  for (let round = 0; round < quiet.rounds; round += 1) {
    for (const { atMs, entry } of recording.moments(quiet.fromMs)) {
      if (atMs > quiet.toMs) break;
      await clock.advance(
        Math.max(0, round * (quiet.toMs - quiet.fromMs) + atMs - quiet.fromMs - clock.monoMs()),
      );
      if ("line" in entry && "out" in entry) {
        recorder.piece(entry.line, "out", Buffer.from(entry.out, "base64"));
      } else if ("line" in entry && "in" in entry) {
        recorder.piece(entry.line, "in", Buffer.from(entry.in, "base64"));
      } else if ("topic" in entry) {
        const [direction, body] =
          "in" in entry ? (["in", entry.in] as const) : (["out", entry.out] as const);
        recorder.message(direction, entry.topic, Buffer.from(JSON.stringify(body)));
      }
    }
  }
  await recorder.stop();
  const state = recorder.state();
  const quietBytes = state.state === "recording" ? state.bytes : 0;
  rmSync(folder, { recursive: true });
  const quietMs = quiet.rounds * (quiet.toMs - quiet.fromMs);
  const aDayQuiet = (quietBytes / quietMs) * 86_400_000;
  return aDayQuiet + (readFileSync(visit).length / ticketsRecorded) * ticketsADay;
}

/** The flight recorder: what it costs a line, and how much it writes on a busy day. */
export const recorderCost: Bench = async ({ say, quick }) => {
  const rounds: { product: number; yardstick: number }[] = [];
  for (let round = 0; round < 3; round += 1) {
    say(`round ${round + 1} of 3`);
    rounds.push(await pieceCost(quick ? 1_000 : 10_000));
  }
  const product = await bytesADay();
  const figures: Figure[] = [
    {
      ...{ bench: "recorder-piece", unit: "ms", goal: { most: 1 }, rounds },
      note: `${quick ? "1,000" : "10,000"} pieces of 3 bytes; yardstick: appendFileSync of each`,
    },
    {
      ...{ bench: "recorder-day", unit: "bytes", goal: { most: 1 } },
      rounds: [{ product, yardstick: budgetBytesADay }],
      note: `${ticketsADay} tickets and 24 h of polling; yardstick: half of 64 MiB for 48 h`,
    },
  ];
  return figures;
};
