import { shippedVoice } from "@motcua/device-profiles/voice";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { announcement } from "../speech/announcement.ts";
import { loadVoice, soundOf } from "../speech/voice.ts";
import { lengthMs, type Sound, writeWav } from "../speech/wav.ts";
import { simulateSpeaker } from "./speaker.ts";
import { trainEar } from "./speaker-ear.ts";
import { readStream } from "./speaker-input.ts";

const ear = trainEar(shippedVoice());
const voice = loadVoice(shippedVoice());

function say(label: string, counter: number, times = 1): Sound {
  if (!voice.ok) throw new Error("no voice");
  const made = announcement(voice.value, { label, counter, times });
  if (!made.ok) throw new Error(made.missing);
  return soundOf(voice.value, made.clips);
}

function place() {
  const clock = fakeClock();
  const speaker = simulateSpeaker({ clock, ear });
  const answers: string[] = [];
  speaker.onSend((bytes) => answers.push(Buffer.from(bytes).toString("latin1")));
  return { clock, speaker, answers };
}

test("the ear hears each number and counter from the samples alone", () => {
  expect(ear(say("A042", 3).pcm)).toEqual({
    chime: true,
    text: "Mời công dân có số thứ tự A không bốn hai đến quầy số ba",
  });
  // A pause is not heard, so a recall has no commas.
  expect(ear(say("Y105", 24, 2).pcm).text).toBe(
    "Mời công dân có số thứ tự Y một không năm xin mời lần hai đến quầy số hai mươi tư",
  );
});

test("the ear is not deceived by sounds that are no clips, or by a word that is cut off", () => {
  const { pcm, sampleHz } = say("A042", 3);
  expect(ear(pcm.subarray(0, pcm.length - sampleHz)).text).toMatch(
    /^Mời công dân có số thứ tự A không bốn hai \[\?\]/,
  );
  const noise = Buffer.alloc(4_000, "buzz");
  expect(ear(noise)).toEqual({ chime: false, text: "[?]" });
});

test("a sound is held for its length and only then answered", async () => {
  const { clock, speaker, answers } = place();
  const sound = say("A042", 3);
  speaker.receive(writeWav(sound));
  expect(speaker.snapshot().playing).toContain("A không bốn hai");
  await clock.advance(Math.floor(lengthMs(sound)) - 1);
  expect(answers).toEqual([]);
  await clock.advance(2);
  expect(answers).toEqual([`played ${sound.pcm.length}\n`]);
  expect(speaker.snapshot().playing).toBeNull();
  expect(speaker.snapshot().transcript).toMatchObject([{ n: 1, chime: true, ending: "whole" }]);
  expect(Buffer.from(writeWav(sound)).equals(speaker.wav(1) ?? Buffer.alloc(0))).toBe(true);
});

test("a program that does not wait is found out: the first sound is cut off", async () => {
  const { clock, speaker, answers } = place();
  const first = say("A001", 1);
  speaker.receive(writeWav(first));
  await clock.advance(2_000);
  speaker.receive(writeWav(say("A002", 2)));
  await clock.advance(20_000);
  expect(answers[0]).toBe(`cut ${first.pcm.length}\n`);
  expect(speaker.snapshot().transcript).toMatchObject([{ ending: "cut" }, { ending: "whole" }]);
});

test("muted, nothing is heard and the speaker says so", async () => {
  const { clock, speaker, answers } = place();
  const sound = say("A001", 1);
  speaker.mute(true);
  speaker.receive(writeWav(sound));
  expect(answers).toEqual([`muted ${sound.pcm.length}\n`]);
  speaker.mute(false);
  speaker.receive(writeWav(sound));
  await clock.advance(20_000);
  expect(speaker.snapshot().transcript).toHaveLength(1);
});

test("a pulled plug ends the sound, and half a file is not remembered", async () => {
  const { clock, speaker } = place();
  const wav = writeWav(say("A001", 1));
  speaker.receive(wav.subarray(0, 9_999));
  await clock.advance(100);
  speaker.powerOff();
  speaker.receive(wav);
  await clock.advance(20_000);
  expect(speaker.snapshot().transcript).toMatchObject([
    { n: 1, ending: "cut" },
    { n: 2, ending: "whole", text: expect.stringContaining("A không không một") },
  ]);
});

test("after a program that was killed in the middle of a file the next one is heard whole", async () => {
  const { clock, speaker } = place();
  speaker.receive(writeWav(say("A001", 1)).subarray(0, 9_999));
  await clock.advance(501);
  speaker.receive(writeWav(say("A002", 2)));
  await clock.advance(20_000);
  expect(speaker.snapshot().transcript).toMatchObject([
    { n: 1, ending: "cut" },
    { n: 2, ending: "whole", text: expect.stringContaining("A không không hai") },
  ]);
});

test("files and noise are told apart in pieces of any size", () => {
  const small: Sound = { sampleHz: 16_000, pcm: Uint8Array.of(1, 2, 3, 4) };
  const stream = Buffer.concat([writeWav(small), Buffer.from("Rubbish"), writeWav(small)]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sizes) => {
      const files: number[] = [];
      const input = readStream({
        started: () => {},
        complete: (file) => files.push(file.length),
      });
      for (let at = 0, n = 0; at < stream.length; n++) {
        const size = sizes[n % sizes.length] ?? 1;
        input.push(stream.subarray(at, at + size));
        at += size;
      }
      expect(files).toEqual([48, 48]);
    }),
  );
});
