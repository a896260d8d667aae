import { readFileSync } from "node:fs";
import { join } from "node:path";
import { profiles } from "@motcua/device-profiles";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readOffice } from "./read.ts";
import { sampleOfficePath } from "./sample.ts";

type Slip = Record<"what" | "from" | "to" | "path" | "on" | "said", string>;

const sample = readFileSync(sampleOfficePath, "utf8");
const slips = parse(readFileSync(join(import.meta.dirname, "refusals.yaml"), "utf8")) as Slip[];

/** The sample with one piece of text changed; what is written has to be there once. */
function edited(from: string, to: string): string {
  expect(sample.split(from)).toHaveLength(2);
  return sample.replace(from, () => to);
}

/** Each fault as path, the text of the line that it names, and its words. */
function told(text: string, known = profiles()) {
  const read = readOffice(text, known);
  const lines = text.split("\n");
  return (read.ok ? [] : read.faults).map(({ path, line, message, remedy }) => ({
    path,
    on: lines[(line ?? 0) - 1],
    said: `${message}. ${remedy}`,
  }));
}

test("the office that ships is good", () => {
  expect(told(sample)).toEqual([]);
});

test("a foreign printer on a PTY is one line", () => {
  expect(told(edited("port: sim:printer1", "port: serial:/tmp/pty-1"))).toEqual([]);
});

test("a counter's rating device is a keypad or a touch screen", () => {
  const keypad = "profile: keys-rating-4, port: sim:rating3";
  const touchScreen = "profile: touch-rating, port: page";
  expect(told(edited(keypad, touchScreen))).toEqual([]);
  const nowhere = edited(`rating: rating3\n`, "\n").replace(keypad, touchScreen);
  expect(told(nowhere)).toMatchObject([
    { said: "stands at no counter. Write rating: rating3 at its counter, or remove the device." },
  ]);
});

describe("is refused with line, field and remedy:", () => {
  test.each(slips)("$what", ({ from, to, path, on, said }) => {
    expect(told(edited(from, to))).toContainEqual({ path, on: expect.stringContaining(on), said });
  });
});

test("two displays of different speeds cannot share a line", () => {
  const led = profiles().get("led-rs485-ascii");
  if (led?.driver !== "led-ascii") throw new Error("the profile is not there");
  const slow = { ...led, id: "led-slow", serial: { baud: 4800, shared: true } };
  const text = sample.replace(
    "name: led2\n        profile: led-rs485-ascii",
    "name: led2\n        profile: led-slow",
  );
  expect(told(text, new Map([...profiles(), ["led-slow", slow]]))).toEqual([
    {
      path: "boards/0/devices/4/port",
      on: "        port: sim:rs485",
      said:
        "is the line of led1, which runs at 9600 baud. " +
        "Give led2 a line of its own: it needs 4800 baud.",
    },
  ]);
});

test("several slips are told together, in the order of the lines", () => {
  const text = edited("display: led3", "display: led33").replace("letter: D", "letter: C");
  const paths = told(text).map(({ path }) => path);
  expect(paths.indexOf("services/3/letter")).toBeLessThan(paths.indexOf("counters/2/display"));
  expect(paths).toContain("services/3/letter");
});

test("a board whose part does not fit into a message is refused", () => {
  const keypads = Array.from(
    { length: 80 },
    (_, i) =>
      `      - { name: more${i}, profile: keys-kiosk-4, port: "serial:/dev/${"x".repeat(150)}${i}", ` +
      "keys: { A: A } }\n",
  );
  const text = edited(
    "      # On a real sound card",
    `${keypads.join("")}      # On a real sound card`,
  );
  expect(told(text)).toMatchObject([{ path: "boards/0", on: "  - name: box-26734" }]);
});

test("what is not an office at all is refused, not thrown", () => {
  expect(told("")).toMatchObject([{ path: "" }]);
  expect(told("- 1\n- 2\n")).toMatchObject([{ path: "" }]);
  expect(told("office: [\n")).toMatchObject([{ path: "" }]);
});
