import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { BuiltProgram } from "../../harness/built-program.ts";
import { type Bench, type Figure, median, type Round, steadily } from "../figures.ts";
import { startBenchOffice } from "../office.ts";
import { display, keypad, printer, watch } from "../peripherals.ts";
import { type BareProcess, startBare, type Workspace } from "./bare-process.ts";

const rounds = 3;
const startsARound = 3;
const restMs = 3_000;

type Measured = { readonly startMs: number; readonly rss: number; readonly pss: number };
type Pair = { readonly product: Measured; readonly bare: Measured };
type Both = Readonly<Record<Workspace, Pair>>;

/**
 * How long both programs take from start to ready, and what they hold after one ticket and 3 s of
 * rest, beside bare processes that load the same packages. All four live at the same time: they
 * share the pages of Node itself, which PSS divides among those who are there.
 */
export const atRest: Bench = (sitting) =>
  steadily(sitting, async () => {
    const all: Both[] = [];
    for (let round = 0; round < rounds; round += 1) all.push(await measure());
    return (["fleet-server", "edge"] as const).flatMap((workspace): Figure[] => {
      const of = (pick: (measured: Measured) => number): Round[] =>
        all.map((both) => {
          const { product, bare } = both[workspace];
          return { product: pick(product), yardstick: pick(bare) };
        });
      const goal = { most: 1.3 };
      const memory = { unit: "MB", goal } as const;
      return [
        {
          bench: `${workspace}, start to ready`,
          unit: "ms",
          goal,
          rounds: of(({ startMs }) => startMs),
        },
        { bench: `${workspace}, RSS at rest`, ...memory, rounds: of(({ rss }) => rss) },
        { bench: `${workspace}, PSS at rest`, ...memory, rounds: of(({ pss }) => pss) },
      ];
    });
  });

async function measure(): Promise<Both> {
  const slip = watch();
  const held = {
    kiosk1: await keypad(),
    keys1: await keypad(),
    led1: await display(() => undefined),
    printer1: await printer({ slip: () => slip.seen() }),
  };
  const at = (device: keyof typeof held) => `tcp://127.0.0.1:${held[device].port}`;
  const office = await startBenchOffice({
    devices: [
      `{ name: printer1, profile: escpos-80mm, port: "${at("printer1")}" }`,
      `{ name: kiosk1, profile: keys-kiosk-4, port: "${at("kiosk1")}", keys: { A: A, B: B, C: C, D: D } }`,
      `{ name: led1, profile: led-rs485-ascii, port: "${at("led1")}", address: 1 }`,
      `{ name: keys1, profile: keys-call, port: "${at("keys1")}" }`,
    ],
  });
  const { server, edge } = office.programs;
  const serverStart = await starts(server, () => startBare("fleet-server", undefined));
  const edgeStart = await starts(edge, () => startBare("edge", serverStart.bare.brokerPort));
  await office.ready();
  const drawn = slip.next("a slip");
  held.kiosk1.send(Uint8Array.of(0x41, 0x00));
  await drawn;
  await wait(restMs);
  const both = {
    "fleet-server": pairOf(server, serverStart),
    edge: pairOf(edge, edgeStart),
  };
  await edgeStart.bare.stop();
  await serverStart.bare.stop();
  await office.stop();
  for (const device of Object.values(held)) await device.stop();
  return both;
}

type Starts = { readonly productMs: number; readonly bareMs: number; readonly bare: BareProcess };

/**
 * Median times from start to ready, by turns. A program starts again on what it has stored, as
 * after a power cut; the last of the bare processes stays.
 */
async function starts(
  program: BuiltProgram,
  bareProcess: () => Promise<BareProcess>,
): Promise<Starts> {
  const times: Round[] = [];
  for (;;) {
    program.kill("SIGTERM");
    await program.exited();
    const sinceMs = performance.now();
    await program.start();
    const product = performance.now() - sinceMs;
    const bare = await bareProcess();
    times.push({ product, yardstick: bare.loadedMs });
    if (times.length === startsARound) {
      const productMs = median(times.map((time) => time.product));
      return { productMs, bareMs: median(times.map((time) => time.yardstick)), bare };
    }
    await bare.stop();
  }
}

function pairOf(program: BuiltProgram, { productMs, bareMs, bare }: Starts): Pair {
  return {
    product: { startMs: productMs, ...memoryOf(program.pid) },
    bare: { startMs: bareMs, ...memoryOf(bare.pid) },
  };
}

/** MB of a process, as the kernel counts them. */
function memoryOf(pid: number | undefined): { readonly rss: number; readonly pss: number } {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const kilobytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? Number.NaN);
  return { rss: kilobytes("Rss") / 1_024, pss: kilobytes("Pss") / 1_024 };
}
