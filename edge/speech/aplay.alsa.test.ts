/** Against the real `aplay` (Debian: alsa-utils), whose sound goes to a file. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { afterEach, beforeEach, expect, test } from "vitest";
import { realClock } from "../../tests/harness/clocks.ts";
import { trainEar } from "../simulated/speaker-ear.ts";
import { announcement } from "./announcement.ts";
import { aplayPlayer } from "./aplay.ts";
import { loadVoice, soundOf } from "./voice.ts";

const captured = join(mkdtempSync(join(tmpdir(), "alsa-")), "captured.raw");
const configured = process.env["ALSA_CONFIG_PATH"];

beforeEach(() => {
  const config = `${captured}.conf`;
  // A device that keeps what would be heard; it is not paced, so the test is quick.
  writeFileSync(
    config,
    `</usr/share/alsa/alsa.conf>
pcm.nowhere { type null }
pcm.kept { type file slave.pcm "nowhere" file "${captured}" format "raw" }
`,
  );
  process.env["ALSA_CONFIG_PATH"] = config;
});

afterEach(() => {
  if (configured === undefined) delete process.env["ALSA_CONFIG_PATH"];
  else process.env["ALSA_CONFIG_PATH"] = configured;
});

test("what ALSA is given says the call", async () => {
  const voice = loadVoice(shippedVoice());
  if (!voice.ok) throw new Error("no voice");
  const made = announcement(voice.value, { label: "C105", counter: 21, times: 2 });
  if (!made.ok) throw new Error(made.missing);
  const player = aplayPlayer({ pcm: "kept", clock: realClock });
  expect(await player.play(soundOf(voice.value, made.clips))).toEqual({ ok: true });
  await player.stop();
  expect(trainEar(shippedVoice())(readFileSync(captured))).toEqual({
    chime: true,
    text: "Mời công dân có số thứ tự C một không năm xin mời lần hai " + "đến quầy số hai mươi mốt",
  });
});

test("a device that does not exist is no audio", async () => {
  const player = aplayPlayer({ pcm: "absent", clock: realClock });
  const played = await player.play({ sampleHz: 16_000, pcm: new Uint8Array(320) });
  expect(played).toEqual({ ok: false, code: "no-audio" });
  await player.stop();
});
