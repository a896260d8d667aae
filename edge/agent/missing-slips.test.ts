import { expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { noteMissingSlips } from "./missing-slips.ts";

function slips() {
  const clock = fakeClock();
  const missing = noteMissingSlips(clock);
  const ends = (label: string, outcome: "printed" | "unknown" | "failed") => {
    const ticket = `2026-11-24/${label}`;
    const about = { ticket, cmd: `print:${ticket}/1`, device: "printer1", cleared: true };
    missing.note({ kind: "print-result", outcome, ...about });
  };
  return { clock, missing, ends };
}

test("only a slip that failed is missing: one without proof may be in the citizen's hand", () => {
  const { missing, ends } = slips();
  ends("A001", "printed");
  ends("A002", "unknown");
  ends("A003", "failed");
  expect(missing.now()).toEqual(["2026-11-24/A003"]);
});

test("a slip that comes late after all is not missing any more", () => {
  const { missing, ends } = slips();
  ends("A001", "failed");
  ends("A001", "printed");
  expect(missing.now()).toEqual([]);
});

test("it is told while a screen may show the number, and not for ever", async () => {
  const { clock, missing, ends } = slips();
  ends("A001", "failed");
  await clock.advance(20_000);
  ends("A002", "failed");
  expect(missing.now()).toEqual(["2026-11-24/A001", "2026-11-24/A002"]);
  await clock.advance(10_000);
  expect(missing.now()).toEqual(["2026-11-24/A002"]);
});
