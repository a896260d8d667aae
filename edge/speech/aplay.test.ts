import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { aplayPlayer } from "./aplay.ts";
import type { Player } from "./player.ts";
import { type Sound, writeWav } from "./wav.ts";

const second: Sound = { sampleHz: 16_000, pcm: new Uint8Array(32_000) };
let player: Player | undefined;

afterEach(async () => {
  await player?.stop();
  player = undefined;
});

/** A program in the place of aplay; `sound.wav` beside it is what it was sent last. */
function program(lines: string) {
  const folder = mkdtempSync(join(tmpdir(), "aplay-"));
  const path = join(folder, "aplay");
  writeFileSync(path, `#!/bin/sh\ncd ${folder}\n${lines}\n`, { mode: 0o755 });
  return { path, folder };
}

function playerOf(path: string) {
  const clock = fakeClock();
  player = aplayPlayer({ pcm: "hall", clock, program: path });
  return { clock, player };
}

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise(setImmediate);
}

test("the whole WAV goes to the device by name, and its end is the sound's end", async () => {
  const { path, folder } = program('cat > sound.wav; echo "$@" > asked');
  const { player } = playerOf(path);
  expect(await player.play(second)).toEqual({ ok: true });
  expect(readFileSync(join(folder, "asked"), "utf8")).toBe("-q -D hall -t wav -\n");
  expect(readFileSync(join(folder, "sound.wav")).equals(writeWav(second))).toBe(true);
  expect(player.health()).toEqual({ state: "ok" });
});

test("without a sound device the first health says so, before any call", async () => {
  const { path } = program("exit 1");
  const { player } = playerOf(path);
  await new Promise<void>((resolve) => player.onHealth(resolve));
  expect(player.health()).toEqual({ state: "down", code: "no-audio" });
  expect(await player.play(second)).toEqual({ ok: false, code: "no-audio" });
});

test("a sound card that is plugged in later is found without a call and without a restart", async () => {
  const { path, folder } = program("test -e card || exit 1; cat > sound.wav");
  const { clock, player } = playerOf(path);
  await new Promise<void>((resolve) => player.onHealth(resolve));
  expect(player.health()).toEqual({ state: "down", code: "no-audio" });
  writeFileSync(join(folder, "card"), "");
  const found = new Promise<void>((resolve) => player.onHealth(resolve));
  await clock.advance(10_000);
  await found;
  expect(player.health()).toEqual({ state: "ok" });
  expect(await player.play(second)).toEqual({ ok: true });
});

test("without the program there is no audio either", async () => {
  const { player } = playerOf("/nowhere/aplay");
  expect(await player.play(second)).toEqual({ ok: false, code: "no-audio" });
});

test("where not even a process can be started there is no audio, and the next sound is tried", async () => {
  const { player } = playerOf("\0");
  expect(await player.play(second)).toEqual({ ok: false, code: "no-audio" });
  expect(await player.play(second)).toEqual({ ok: false, code: "no-audio" });
});

test("one that hangs is ended 3 s after the sound's end, and the next sound is played", async () => {
  // The first call is the silence that tries the device; the second hangs.
  const { path, folder } = program(
    "cat > sound.wav; n=$(cat n 2>/dev/null || echo 0); echo $((n + 1)) > n\n" +
      'if [ "$n" = 1 ]; then touch hangs; exec sleep 60; fi',
  );
  const { clock, player } = playerOf(path);
  const hanging = player.play(second);
  await until(() => existsSync(join(folder, "hangs")));
  await clock.advance(3_999);
  expect(player.health()).toEqual({ state: "ok" });
  await clock.advance(1);
  expect(await hanging).toEqual({ ok: false, code: "write-timeout" });
  expect(await player.play(second)).toEqual({ ok: true });
});

test("stop ends the child and changes no health", async () => {
  const { path, folder } = program("touch began; exec sleep 60");
  const { player } = playerOf(path);
  await until(() => existsSync(join(folder, "began")));
  await player.stop();
  expect(player.health()).toEqual({ state: "unknown" });
});
