import { expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { createKeypad } from "./keypad.ts";

function kiosk() {
  const clock = fakeClock();
  const capabilities = { press: { "41": "A", "42": "B" }, release: "00", labels: {} };
  const keypad = createKeypad({ capabilities, clock });
  const sent: string[] = [];
  keypad.onSend((bytes) => {
    for (const byte of bytes) sent.push(`${byte.toString(16)}@${clock.monoMs()}`);
  });
  return { clock, keypad, sent };
}

test("a press is its byte, and the release byte when all keys are up", async () => {
  const { clock, keypad, sent } = kiosk();
  void keypad.press("A", { holdMs: 50 });
  await clock.advance(20);
  void keypad.press("B", { holdMs: 50 });
  expect(keypad.snapshot()).toEqual({ down: ["A", "B"], lamp: null, thanked: 0 });
  await clock.advance(100);
  expect(sent).toEqual(["41@0", "42@20", "0@70"]);
});

test("a worn contact opens and closes at both ends of the press", async () => {
  const { clock, keypad, sent } = kiosk();
  void keypad.press("A", { holdMs: 50, bounces: 1 });
  await clock.advance(100);
  expect(sent).toEqual(["41@0", "0@2", "41@4", "0@56", "41@58", "0@58"]);
});

test("a stuck key comes up only when it is freed", async () => {
  const { clock, keypad, sent } = kiosk();
  await keypad.press("A", { stuck: true });
  await clock.advance(60_000);
  keypad.release("A");
  expect(sent).toEqual(["41@0", "0@60000"]);
});

test("a key that the model does not have is a mistake of the caller", async () => {
  const { keypad } = kiosk();
  await expect(keypad.press("Z")).rejects.toThrow("no key Z");
});
