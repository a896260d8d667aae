import { type PagePorts, type Reply, send } from "@motcua/device-profiles/look";
import type { BenchState } from "../../local/bench-state.ts";
import { keypadAt, ofKind } from "./bench-state.ts";
import type { HallGlimpse } from "./hall-view.ts";
import type { Watch } from "./watch.ts";

/** The steps of a visit, in order. */
export const steps = ["take", "print", "call", "speak", "serve", "rate"] as const;
export type Step = (typeof steps)[number];

/** How far the visit that plays by itself has come. */
export type Run =
  | { readonly state: "idle" }
  | { readonly state: "running"; readonly step: Step; readonly label: string | null }
  | { readonly state: "done"; readonly label: string; readonly counter: number }
  | { readonly state: "stopped"; readonly step: Step };

/** What the visit sees, and the hands it presses with. */
export type Visitor = {
  readonly bench: Watch<BenchState>;
  readonly hall: Watch<HallGlimpse>;
  readonly ports: PagePorts;
  readonly signal: AbortSignal;
  readonly tell: (run: Run) => void;
};

/** Longest wait for each thing that is to be seen, ms: twice what a slow line needs. */
const patienceMs = { slip: 15_000, hall: 6_000, shown: 6_000, spoken: 25_000, rating: 6_000 };
/** The service itself, shortened for those who look on, ms. */
const serviceMs = 2_500;
/** Tickets before ours that are called and finished at most. */
const aheadMax = 20;

/** A stopped visit: the step whose result was not seen. */
class NotSeen extends Error {
  readonly step: Step;
  constructor(step: Step) {
    super(`Nothing was seen of the step "${step}".`);
    this.step = step;
  }
}

/** Presses a simulated key, as a finger would. */
export async function press(device: string, key: string): Promise<boolean> {
  const reply: Reply<unknown> = await send("/bench/press", { device, key });
  return "ok" in reply;
}

/** Plays a whole visit: presses keys and goes on only when the result is seen. */
export async function playVisit(visitor: Visitor): Promise<void> {
  try {
    visitor.tell({ state: "running", step: "take", label: null });
    const ticket = await takeNumber(visitor);
    const running = (step: Step) => visitor.tell({ state: "running", step, label: ticket.label });
    running("call");
    const counter = await callUntil(visitor, ticket);
    running("speak");
    await heard(visitor);
    running("serve");
    await visitor.bench.until(() => undefined, { ...visitor, ms: serviceMs });
    await finish(visitor, counter, "serve");
    running("rate");
    await rate(visitor, counter);
    visitor.tell({ state: "done", label: ticket.label, counter });
  } catch (error) {
    if (!(error instanceof NotSeen)) throw error;
    const quiet = visitor.signal.aborted;
    visitor.tell(quiet ? { state: "idle" } : { state: "stopped", step: error.step });
  }
}

type Ticket = HallGlimpse["waiting"][number];

async function takeNumber(visitor: Visitor): Promise<Ticket> {
  const { bench, hall, tell } = visitor;
  // An eager finger may press before the page has seen the hall.
  const limits = { ...visitor, ms: patienceMs.hall };
  const keypad = await see(
    "take",
    bench.until((now) => keypadAt(now, "kiosk"), limits),
  );
  await see(
    "take",
    hall.until(() => true, limits),
  );
  const [key] = keypad.keys;
  if (key === undefined) throw new NotSeen("take");
  const known = new Set(hall.now?.waiting.map(({ label }) => label));
  const slipsBefore = lastSlip(bench.now);
  await see("take", press(keypad.name, key.key));
  tell({ state: "running", step: "print", label: null });
  const cut = (now: BenchState) =>
    ofKind(now, "printer").some(({ slips }) => slips.some((s) => s.n > slipsBefore && s.cut)) ||
    undefined;
  await see("print", bench.until(cut, { ...visitor, ms: patienceMs.slip }));
  const ours = (now: HallGlimpse) => now.waiting.find(({ label }) => !known.has(label));
  return see("print", hall.until(ours, { ...visitor, ms: patienceMs.hall }));
}

function lastSlip(bench: BenchState | undefined): number {
  if (bench === undefined) return 0;
  return Math.max(0, ...ofKind(bench, "printer").flatMap(({ slips }) => slips.map(({ n }) => n)));
}

/** Calls at a counter that serves the ticket, finishing whoever comes before it. */
async function callUntil(visitor: Visitor, { label, service }: Ticket): Promise<number> {
  const { bench, hall } = visitor;
  const open = hall.now?.counters.filter(
    (counter) => counter.person !== null && counter.services.includes(service),
  );
  const counter = open?.find(({ current }) => current === null) ?? open?.[0];
  if (counter === undefined) throw new NotSeen("call");
  const at = counter.number;
  if (counter.current !== null) await finish(visitor, at, "call");
  for (let called = 0; called < aheadMax; called += 1) {
    const keypad = bench.now && keypadAt(bench.now, "call", at);
    await see("call", press(keypad?.name ?? "", "next"));
    const current = await see(
      "call",
      hall.until((now) => currentAt(now, at)?.label, { ...visitor, ms: patienceMs.hall }),
    );
    const lit = (now: BenchState) =>
      ofKind(now, "display").some((d) => d.counter === at && d.lit.trim() === current) || undefined;
    await see("call", bench.until(lit, { ...visitor, ms: patienceMs.shown }));
    if (current === label) return at;
    await finish(visitor, at, "call");
  }
  throw new NotSeen("call");
}

function currentAt(hall: HallGlimpse, counter: number) {
  return hall.counters.find(({ number }) => number === counter)?.current;
}

/** Waits until the speaker has spoken; a speaker that is out of order is not waited for. */
async function heard({ bench, ports, signal }: Visitor): Promise<void> {
  const speakers = bench.now === undefined ? [] : ofKind(bench.now, "speaker");
  if (!speakers.some(({ health }) => health.state === "ok")) return;
  const limits = { ports, signal };
  const playing = (now: BenchState) =>
    ofKind(now, "speaker").some((speaker) => speaker.playing !== null);
  await bench.until((now) => playing(now) || undefined, { ...limits, ms: patienceMs.shown });
  const quiet = (now: BenchState) => (playing(now) ? undefined : true);
  await see("speak", bench.until(quiet, { ...limits, ms: patienceMs.spoken }));
}

async function finish(visitor: Visitor, counter: number, step: Step): Promise<void> {
  const keypad = visitor.bench.now && keypadAt(visitor.bench.now, "call", counter);
  await see(step, press(keypad?.name ?? "", "finish"));
  const free = (now: HallGlimpse) => (currentAt(now, counter) === null ? true : undefined);
  await see(step, visitor.hall.until(free, { ...visitor, ms: patienceMs.hall }));
}

async function rate(visitor: Visitor, counter: number): Promise<void> {
  const at = (now: BenchState) => keypadAt(now, "rating", counter);
  const open = (now: BenchState) => (at(now)?.enabled === true ? at(now) : undefined);
  // A touch screen at the counter is for real fingers: the visit ends before it.
  if (visitor.bench.now !== undefined && at(visitor.bench.now) === undefined) return;
  const limits = { ...visitor, ms: patienceMs.rating };
  const keypad = await see("rate", visitor.bench.until(open, limits));
  const best = [...keypad.keys].sort((a, b) => Number(b.key) - Number(a.key))[0];
  await see("rate", press(keypad.name, best?.key ?? ""));
  const thanked = (now: BenchState) => (at(now)?.thanked ?? 0) > keypad.thanked || undefined;
  await see("rate", visitor.bench.until(thanked, limits));
}

async function see<T>(step: Step, wait: Promise<T | undefined | false>): Promise<T> {
  const seen = await wait;
  if (seen === undefined || seen === false) throw new NotSeen(step);
  return seen;
}
