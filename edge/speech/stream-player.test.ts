import { expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import type { KeptLine } from "../transports/keep-line.ts";
import { LineFault } from "../transports/line.ts";
import { streamPlayer } from "./stream-player.ts";
import type { Sound } from "./wav.ts";

const short: Sound = { sampleHz: 16_000, pcm: new Uint8Array(16_000) };
const long: Sound = { sampleHz: 16_000, pcm: new Uint8Array(64_000) };

/** A line on which the test speaks for the speaker. */
function place(refuse?: LineFault) {
  const clock = fakeClock();
  let hear: (bytes: Uint8Array) => void = () => {};
  const line: KeptLine = {
    state: () => ({ state: "up" }),
    onUp: () => {},
    onDown: () => {},
    onData: (listener) => {
      hear = listener;
    },
    write: () => (refuse === undefined ? Promise.resolve() : Promise.reject(refuse)),
    baud: undefined,
    stop: () => Promise.resolve(),
  };
  const player = streamPlayer({ line, clock });
  return { clock, player, answer: (text: string) => hear(Buffer.from(text, "latin1")) };
}

test("an answer in pieces is one answer", async () => {
  const { player, answer } = place();
  const played = player.play(short);
  for (const letter of "played 16000\n") answer(letter);
  expect(await played).toEqual({ ok: true });
});

test("the late answer to a sound that was given up is not the next one's", async () => {
  const { clock, player, answer } = place();
  const first = player.play(short);
  await clock.advance(3_500);
  expect(await first).toEqual({ ok: false, code: "no-reply" });
  const second = player.play(long);
  answer("played 16000\n");
  answer("muted 64000\n");
  expect(await second).toEqual({ ok: false, code: "muted" });
});

test("noise is no answer, however long", async () => {
  const { player, answer } = place();
  const played = player.play(short);
  answer(`\xff\x00${"noise ".repeat(1_000)}\nplayed\nplaying 16000\n`);
  answer("played 16000\r\n");
  expect(await played).toEqual({ ok: true });
});

test("a line that is down fails at once with its own reason", async () => {
  const { player } = place(new LineFault("port-refused", "nobody listens"));
  expect(await player.play(short)).toEqual({ ok: false, code: "port-refused" });
  expect(player.health()).toEqual({ state: "down", code: "port-refused" });
});

test("stop ends a sound that is playing", async () => {
  const { player } = place();
  const played = player.play(short);
  await player.stop();
  expect(await played).toEqual({ ok: false, code: "unplugged" });
});
