import { afterEach, describe, expect, test } from "vitest";
import { openPrintShop, type PrintShop } from "../../tests/harness/print-shop.ts";
import { printCommand, slipOf } from "../../tests/harness/slips.ts";

/** A slip's writes: three questions, a reset, images and feeds; the 9th is an image of 1 KiB. */
const inAnImage = 9;

let shop: PrintShop;
const open = async (profile?: string, baud?: number) => {
  shop = await openPrintShop(profile, baud);
};
afterEach(() => shop.close());

/** What a person finds on the floor before the printer: whole slips, and broken ones in brackets. */
const onPaper = () =>
  shop.read().map(({ label = "?", whole, cut }) => (whole && cut ? label : `(${label})`));

describe("one tap, one slip", () => {
  test("a command that comes again prints nothing, and its result is told again", async () => {
    await open();
    shop.print("C042");
    shop.print("C042");
    await shop.untilFacts(1);
    shop.print("C042");
    expect(shop.facts).toEqual(["C042 printed by process-id", "C042 printed by process-id"]);
    await shop.killAndRestart();
    shop.print("C042");
    expect(shop.facts).toHaveLength(3);
    await shop.clock.advance(5_000);
    expect(onPaper()).toEqual(["C042"]);
  });

  test.each<[string, () => void]>([
    ["the board gave the tap up", () => void shop.givenUp.add("C043")],
    ["the command is too old", () => undefined],
  ])("%s while another slip was printed: nothing is printed", async (why, happen) => {
    await open();
    shop.print("C042");
    shop.print("C043", { ttlMs: why.includes("old") ? 500 : 60_000 });
    happen();
    expect(await shop.untilFacts(2)).toEqual(["C042 printed by process-id", "C043 tap-abandoned"]);
    await shop.clock.advance(5_000);
    expect(onPaper()).toEqual(["C042"]);
  });

  test("a slip that a person asked for belongs to no tap and is marked", async () => {
    await open();
    shop.givenUp.add("C042");
    const slip = slipOf("C042", { reprint: true });
    shop.printer.print({ ...printCommand("C042"), cmd: "print:2/C042/2", tap: null, slip });
    expect(await shop.untilFacts(1)).toEqual(["C042 printed by process-id"]);
    expect(shop.read()).toMatchObject([{ label: "C042", reprint: true }]);
  });
});

describe("a program that is killed", () => {
  /** SIGKILL at this point: what would follow never happens. */
  const killAt = async (point: string) => {
    let killed = false;
    shop.atCrashPoint = (name) => {
      if (name !== point || killed) return;
      killed = true;
      void shop.killAndRestart();
    };
    shop.print("C042");
    await shop.untilFacts(1);
    await shop.clock.advance(3_000);
  };

  test.each(["mid-raster", "after-cut"])("%s: unknown, and the next slip is whole", async (at) => {
    await open();
    await killAt(at);
    expect(shop.facts[0]).toBe("C042 unknown");
    shop.print("C043");
    await shop.clock.advance(5_000);
    expect(shop.facts.at(-1)).toBe("C043 printed by process-id");
    expect(onPaper().at(-1)).toBe("C043");
    expect(onPaper().filter((slip) => slip.includes("C042"))).toHaveLength(1);
    expect(shop.paper.garbled).toBe(0);
  });

  test("in the middle of a write: the printer waits for half an image, and gets it", async () => {
    await open();
    shop.duringWrite(inAnImage, () => void shop.killAndRestart());
    shop.print("C042");
    expect(await shop.untilFacts(1)).toEqual(["C042 unknown"]);
    shop.print("C043");
    expect(await shop.untilFacts(2)).toContain("C043 printed by process-id");
    expect(onPaper().at(-1)).toBe("C043");
    expect(shop.paper.garbled).toBe(0);
  });

  test("before the first byte: the tap is void, and nothing prints by itself", async () => {
    await open();
    await killAt("job-stored");
    expect(shop.facts).toEqual(["C042 tap-abandoned"]);
    expect(shop.paper.slips()).toEqual([]);
  });

  test("killed again before it could mend the printer: the next slip is whole all the same", async () => {
    await open();
    shop.duringWrite(inAnImage, () => shop.cable.unplug());
    shop.print("C042");
    await shop.untilFacts(1);
    await shop.killAndRestart();
    shop.cable.plugged = true;
    await shop.clock.advance(5_000);
    shop.print("C043");
    await shop.untilFacts(2);
    expect(onPaper().at(-1)).toBe("C043");
  });
});

describe("a program that is told to stop", () => {
  test("finishes the slip in hand and prints none after it", async () => {
    await open();
    shop.print("C042");
    shop.print("C043");
    await shop.clock.advance(100);
    const stopping = shop.printer.stop();
    await shop.clock.advance(4_000);
    await stopping;
    shop.print("C044");
    await shop.clock.advance(5_000);
    expect(shop.facts).toEqual([
      "C042 printed by process-id",
      "C043 tap-abandoned",
      "C044 tap-abandoned",
    ]);
    expect(onPaper()).toEqual(["C042"]);
  });

  test("waits 3 s for a printer that says nothing, then reports what it knows", async () => {
    await open();
    shop.paper.setFault("mute", true);
    shop.print("C042");
    await shop.clock.advance(100);
    const stopping = shop.printer.stop();
    await shop.clock.advance(3_600);
    await stopping;
    expect(shop.facts).toEqual(["C042 unknown"]);
  });
});

test("a slip that cannot be drawn fails alone: the printer is well, and prints the next", async () => {
  await open();
  await shop.clock.advance(3_000);
  const slip = slipOf("C042", { link: "x".repeat(4_000) });
  shop.printer.print({ ...printCommand("C042"), slip });
  shop.print("C043");
  expect(await shop.untilFacts(2)).toEqual([
    "C042 failed(interrupted) cleared",
    "C043 printed by process-id",
  ]);
  expect(shop.printer.health()).toEqual({ state: "ok" });
});
