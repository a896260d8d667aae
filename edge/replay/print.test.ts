import { expect, test } from "vitest";
import { allLit, readSegments, segmentBits } from "../drivers/segment-font.ts";
import type { Entry } from "../recorder/entry.ts";
import { createPrinter } from "./print.ts";

const at = { monoMs: 0, wallMs: Date.UTC(2026, 10, 24, 1) };
const topic = (kind: string) => `motcua/o26734/box-26734/up/${kind}`;

/** What is printed of messages that a board sent, without the time. */
function printed(...messages: readonly (readonly [kind: string, body: unknown])[]): string[] {
  const print = createPrinter();
  const entries = messages.map(([kind, out]): Entry => ({ ...at, topic: topic(kind), out }));
  return entries
    .flatMap((entry) => print({ atMs: 0, wallMs: at.wallMs, entry }))
    .map((line) => line.slice(25));
}

function report(state: string, code?: string) {
  const health = { state, ...(code !== undefined && { code }) };
  const printer = { name: "printer1", profile: "escpos-80mm", simulated: true, forMs: 0 };
  return { rev: 1, devices: [{ ...printer, health }] };
}

test("what happens to a device is printed once, and when it is over", () => {
  const lines = printed(
    ["have", report("unknown")],
    ["have", report("ok")],
    ["have", report("down", "paper-out")],
    ["have", report("down", "paper-out")],
    ["have", report("ok")],
  );
  expect(lines.filter((line) => !line.startsWith("board sends have"))).toEqual([
    "printer1 is down (paper-out)",
    "printer1 is ok",
  ]);
});

test("the steps of an act are printed, and why it failed", () => {
  expect(
    printed(
      ["res", { to: "a", status: "running", step: "press-key:next" }],
      ["res", { to: "a", status: "failed", code: "key-silent" }],
      ["res", { call: 3, device: "led1", status: "skipped", reason: "stale" }],
      ["ask", { request: { name: "login", counter: 1, code: "…" } }],
    ),
  ).toEqual([
    "board sends res status=running step=press-key:next",
    "board sends res status=failed code=key-silent",
    "board sends res status=skipped device=led1 call=3 reason=stale",
    "board sends ask name=login",
  ]);
});

test.each([7, 14] as const)(
  "a test of a display with %i segments shows all of them",
  (segments) => {
    const lit = readSegments(segmentBits(allLit, segments), segments).repeat(4);
    const decoded = { device: "led2", kind: "shows", text: lit } as const;
    const said = createPrinter()({ atMs: 0, wallMs: 0, decoded }).join();
    expect(said).toMatch(segments === 14 ? /led2 shows all segments$/ : /led2 shows "8888"$/);
  },
);
