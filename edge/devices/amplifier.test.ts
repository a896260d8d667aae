import { beforeEach, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { createSimulatedGpio } from "../simulated/gpio-chip.ts";
import type { Played, Player } from "../speech/player.ts";
import { startAmplifier } from "./amplifier.ts";

const line = 25;
const capabilities = { activeLow: false, settleMs: 300 };
const sentence = { sampleHz: 16_000, pcm: new Uint8Array(2) };

let clock: ReturnType<typeof fakeClock>;
let chip: ReturnType<typeof createSimulatedGpio>;
let log: string[];
beforeEach(() => {
  clock = fakeClock();
  chip = createSimulatedGpio();
  log = [];
  chip.onOutput((_, level) => log.push(`${clock.monoMs()} ${level === 1 ? "on" : "off"}`));
});

/** Says one sentence of a second. */
const player: Player = {
  play: async () => {
    log.push(`${clock.monoMs()} begins`);
    await new Promise<void>((resolve) => clock.after(1_000, resolve));
    log.push(`${clock.monoMs()} ends`);
    return { ok: true };
  },
  health: () => ({ state: "ok" }),
  onHealth: () => undefined,
  stop: async () => undefined,
};

const start = (more = {}) =>
  startAmplifier({
    ...{ name: "amp1", gpio: chip.port, line, clock },
    capabilities: { ...capabilities, ...more },
  });

test("is on and settled before a sentence begins, and off when it has ended", async () => {
  const amplifier = start();
  const played = amplifier.before(player).play(sentence);
  await clock.advance(2_000);
  expect(await played).toEqual({ ok: true });
  expect(log).toEqual(["0 off", "0 on", "300 begins", "1300 ends", "1300 off"]);
  await amplifier.stop();
});

test("stays on while a second speaker still speaks", async () => {
  const amplifier = start();
  const first = amplifier.before(player).play(sentence);
  await clock.advance(500);
  const second = amplifier.before(player).play(sentence);
  await clock.advance(2_000);
  await Promise.all([first, second]);
  expect(log.filter((each) => !/begins|ends/.test(each))).toEqual(["0 off", "0 on", "1800 off"]);
  await amplifier.stop();
});

test("whose line is low when it is on is switched the other way round", async () => {
  const amplifier = start({ activeLow: true });
  await clock.advance(0);
  expect(chip.output(line)).toBe(1);
  const played = amplifier.before(player).play(sentence);
  await clock.advance(500);
  expect(chip.output(line)).toBe(0);
  await clock.advance(1_000);
  await played;
  expect(chip.output(line)).toBe(1);
  await amplifier.stop();
});

test("that cannot be switched is down, the call not spoken; it comes back by itself", async () => {
  const amplifier = start();
  await clock.advance(0);
  await chip.unplug("amp1");
  const lost: Promise<Played> = amplifier.before(player).play(sentence);
  await clock.advance(1_500);
  expect(await lost).toEqual({ ok: false, code: "unplugged" });
  // It was said all the same: an amplifier that is on for another reason carries it.
  expect(log).toContain("0 begins");
  expect(amplifier.health()).toEqual({ state: "down", code: "unplugged" });
  await chip.plug("amp1");
  await clock.advance(2_000);
  expect(amplifier.health()).toEqual({ state: "ok" });
  const next = amplifier.before(player).play(sentence);
  await clock.advance(2_000);
  expect(await next).toEqual({ ok: true });
  await amplifier.stop();
});
