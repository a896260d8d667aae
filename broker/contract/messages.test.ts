import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messages } from "./messages.ts";
import { downKinds, upKinds } from "./topics.ts";

const envelope = { v: 1, id: "m1", ts: 1_795_500_000_000, mono: 5, boot: "b1", sid: "s1" };
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

test("there is a message for each kind of topic", () => {
  expect(Object.keys(messages).sort()).toEqual([...upKinds, ...downKinds].sort());
});

describe.each(Object.entries(messages))("%s", (kind, message) => {
  const whole = { ...envelope, ...message.example };

  test("its example is a message of this kind, and fits", () => {
    expect(message.kind).toBe(kind);
    const read = message.read(bytes(whole));
    expect(read).toEqual({ ok: true, value: whole });
  });

  test("fields of a later release are passed over", () => {
    expect(message.read(bytes({ ...whole, later: [1] })).ok).toBe(true);
  });

  test.each(Object.keys(whole))("without %s it is refused, by name where it can be", (field) => {
    const { [field]: _left, ...rest } = whole as Record<string, unknown>;
    const read = message.read(bytes(rest));
    const mayBeLeftOut = kind === "have" && field === "pages";
    expect(read.ok).toBe(mayBeLeftOut || (kind === "res" && field === "reason"));
  });

  test("longer than its limit it is refused, whatever is in it", () => {
    const read = message.read(bytes({ ...whole, later: "x".repeat(message.bytesMax) }));
    expect(read.ok).toBe(false);
  });

  test("bytes that are anything else never stop the reader", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => bytes(text)),
        ),
        (payload) => {
          expect(message.read(payload).ok).toBe(false);
        },
      ),
    );
  });
});

test("an envelope's missing field is named", () => {
  const { sid: _sid, ...rest } = { ...envelope, ...messages.beat.example };
  const read = messages.beat.read(bytes(rest));
  expect(read.ok ? [] : read.faults.map(({ path }) => path)).toEqual(["sid"]);
});

test("a wrong field deep inside is named", () => {
  const counters = [{ ...messages.show.example.counters[0], counter: 0 }];
  const read = messages.show.read(bytes({ ...envelope, ...messages.show.example, counters }));
  expect(read.ok ? [] : read.faults.map(({ path }) => path)).toEqual(["counters/0/counter"]);
});
