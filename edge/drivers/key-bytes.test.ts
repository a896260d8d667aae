import type { KeypadProfile } from "@motcua/device-profiles";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allUp, keyBytes } from "./key-bytes.ts";

const kiosk: KeypadProfile["capabilities"] = {
  press: { "41": "A", "42": "B" },
  release: "00",
  labels: {},
};
const { release: _, ...pressesOnly } = kiosk;

/** Plays bytes at times: `["41@0", "00@80"]`; returns the presses that count, `key@time`. */
function play(capabilities: KeypadProfile["capabilities"], script: readonly string[]) {
  const { step, stuck } = keyBytes(capabilities);
  const heard: string[] = [];
  let keys = allUp;
  for (const entry of script) {
    const [byte = "", at = ""] = entry.split("@");
    const next = step(keys, Number.parseInt(byte, 16), Number(at));
    keys = next.keys;
    if (next.key !== null) heard.push(`${next.key}@${at}`);
  }
  return { heard, stuckAt: (atMs: number) => stuck(keys, atMs) };
}

describe("a keypad that tells when all keys are up", () => {
  test("a press acts at its first edge, and its bounces are the same press", () => {
    const script = ["41@0", "00@2", "41@4", "00@6", "41@8", "00@200", "41@202", "00@204"];
    expect(play(kiosk, script).heard).toEqual(["A@0"]);
  });

  test("two presses of one key are two", () => {
    expect(play(kiosk, ["41@0", "00@80", "41@200", "00@280"]).heard).toEqual(["A@0", "A@200"]);
  });

  test("two keys right after each other are both heard", () => {
    expect(play(kiosk, ["41@0", "00@60", "42@65", "00@99"]).heard).toEqual(["A@0", "B@65"]);
  });

  test("repeats of a held key are not further presses", () => {
    expect(play(kiosk, ["41@0", "41@500", "41@540", "41@580"]).heard).toEqual(["A@0"]);
  });

  test("noise on the line presses nothing and hides nothing", () => {
    expect(play(kiosk, ["ff@0", "7f@1", "41@2", "1b@3", "00@90"]).heard).toEqual(["A@2"]);
  });

  test("a key that is down for more than 10 s is stuck; the others go on", () => {
    const { heard, stuckAt } = play(kiosk, [
      "41@0",
      "42@12000",
      "42@12300",
      "41@12500",
      "42@30000",
    ]);
    expect(stuckAt(10_000)).toBeNull();
    expect(stuckAt(10_001)).toBe("A");
    expect(heard).toEqual(["A@0", "B@12000", "B@12300", "B@30000"]);
    expect(stuckAt(60_000)).toBe("A");
  });

  test("a stuck key that comes free works again", () => {
    const { heard, stuckAt } = play(kiosk, ["41@0", "00@15000", "41@16000"]);
    expect(heard).toEqual(["A@0", "A@16000"]);
    expect(stuckAt(17_000)).toBeNull();
  });
});

describe("a keypad that sends presses only", () => {
  test("two quick presses are two, bounces are one", () => {
    const script = ["41@0", "41@3", "41@9", "41@250", "42@300"];
    expect(play(pressesOnly, script).heard).toEqual(["A@0", "A@250", "B@300"]);
  });

  test("a key that repeats for more than 10 s is stuck until it pauses", () => {
    const repeats = Array.from({ length: 120 }, (_each, index) => `41@${index * 100}`);
    const { heard, stuckAt } = play(pressesOnly, [...repeats, "42@11950", "41@14000"]);
    expect(heard).toHaveLength(101 + 2);
    expect(heard.slice(-2)).toEqual(["B@11950", "A@14000"]);
    expect(stuckAt(15_500)).toBeNull();
  });
});

describe("whatever the line brings", () => {
  const gapMs = fc.integer({ min: 0, max: 29 });

  test("edges that follow each other within the quiet time are one press", () => {
    fc.assert(
      fc.property(fc.array(gapMs, { maxLength: 40 }), (gaps) => {
        let atMs = 0;
        const script = ["41@0"];
        gaps.forEach((gap, index) => {
          atMs += gap;
          script.push(`${index % 2 === 0 ? "00" : "41"}@${atMs}`);
        });
        expect(play(kiosk, script).heard).toEqual(["A@0"]);
      }),
    );
  });

  test("clean presses are all counted, in order, with any noise between them", () => {
    const noise = fc.constantFrom("ff", "7f", "01", "fe");
    const presses = fc.array(fc.tuple(fc.constantFrom("41", "42"), noise), { maxLength: 30 });
    fc.assert(
      fc.property(presses, (pressed) => {
        const script = pressed.flatMap(([byte, junk], index) => {
          const atMs = index * 200;
          return [`${byte}@${atMs}`, `${junk}@${atMs + 20}`, `00@${atMs + 80}`];
        });
        const meant = pressed.map(([byte], index) => `${byte === "41" ? "A" : "B"}@${index * 200}`);
        expect(play(kiosk, script).heard).toEqual(meant);
      }),
    );
  });
});
