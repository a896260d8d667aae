import type { Cancel, Clock } from "@motcua/broker/ports";
import type { SimulatedDevice } from "./simulated-device.ts";
import type { Heard } from "./speaker-ear.ts";
import { readStream } from "./speaker-input.ts";

/** One sound that came out of the speaker, or began to. */
export type Utterance = Heard & {
  /** From 1 up, in order of sounding. */
  readonly n: number;
  /** Wall clock of the first sample, for people. */
  readonly atMs: number;
  /** Monotonic times of the first and the last sample; null while it sounds. */
  readonly fromMs: number;
  readonly toMs: number | null;
  /** `cut` when another sound, or the plug, ended it before its time. */
  readonly ending: "sounding" | "whole" | "cut";
};

export type SpeakerSnapshot = {
  readonly muted: boolean;
  /** The words that sound at this moment. */
  readonly playing: string | null;
  readonly transcript: readonly Utterance[];
};

export interface SimulatedSpeaker extends SimulatedDevice<SpeakerSnapshot> {
  /** Turns the sound off, as a hand on the knob does; the speaker answers `muted`. */
  mute(on: boolean): void;
  powerOff(): void;
  /** The WAV file of an utterance as it was sent; undefined once it is too old. */
  wav(n: number): Uint8Array | undefined;
}

/**
 * A file that stops arriving for this long is given up, ms: its sender was killed, and what comes
 * next is the beginning of another file.
 */
const silenceMs = 500;

/** A day of a small office in words; the last twenty as sound, about 4 MB. */
const transcriptMax = 600;
const wavsMax = 20;

/**
 * A speaker that is sent WAV files. Each sounds from its first samples on for as long as it
 * lasts; a file that comes while another sounds cuts that off, as with a cheap amplifier, so that
 * a program that does not wait is found out. After each it answers with a line: `played`, `muted`
 * or `cut`, and the number of sample bytes.
 */
export function simulateSpeaker(options: {
  readonly clock: Clock;
  readonly ear: (pcm: Uint8Array) => Heard;
}): SimulatedSpeaker {
  return new Speaker(options.clock, options.ear);
}

type Sounding = {
  readonly n: number;
  readonly bytes: number;
  readonly endMs: number;
  cancel: Cancel;
};

class Speaker implements SimulatedSpeaker {
  readonly #clock: Clock;
  readonly #ear: (pcm: Uint8Array) => Heard;
  readonly #stream = readStream({
    started: (sound) => this.#start(sound),
    complete: (file) => this.#complete(file),
  });
  readonly #transcript: Utterance[] = [];
  readonly #wavs = new Map<number, Uint8Array>();
  readonly #senders: ((bytes: Uint8Array) => void)[] = [];
  readonly #changes: (() => void)[] = [];
  #sounding: Sounding | undefined;
  /** Sample bytes of a sound that came while muted. */
  #silent: number | undefined;
  #giveUp: Cancel = () => {};
  #count = 0;
  #muted = false;

  constructor(clock: Clock, ear: (pcm: Uint8Array) => Heard) {
    this.#clock = clock;
    this.#ear = ear;
  }

  receive(bytes: Uint8Array): void {
    this.#giveUp();
    this.#stream.push(bytes);
    if (this.#stream.half()) this.#giveUp = this.#clock.after(silenceMs, () => this.powerOff());
  }

  onSend(listener: (bytes: Uint8Array) => void): void {
    this.#senders.push(listener);
  }

  onChange(listener: () => void): void {
    this.#changes.push(listener);
  }

  mute(on: boolean): void {
    this.#muted = on;
    this.#changed();
  }

  wav(n: number): Uint8Array | undefined {
    return this.#wavs.get(n);
  }

  snapshot(): SpeakerSnapshot {
    const last = this.#transcript.at(-1);
    return {
      muted: this.#muted,
      playing: last?.ending === "sounding" ? last.text : null,
      transcript: [...this.#transcript],
    };
  }

  powerOff(): void {
    this.#giveUp();
    this.#stream.forget();
    this.#silent = undefined;
    this.#finish("cut");
  }

  stop(): void {
    this.#giveUp();
    this.#sounding?.cancel();
  }

  #start({ sampleHz, bytes }: { readonly sampleHz: number; readonly bytes: number }): void {
    const cut = this.#sounding;
    this.#finish("cut");
    if (cut !== undefined) this.#answer("cut", cut.bytes);
    if (this.#muted) {
      this.#silent = bytes;
      return;
    }
    const fromMs = this.#clock.monoMs();
    this.#count += 1;
    const endMs = fromMs + (bytes / 2 / sampleHz) * 1000;
    this.#sounding = { n: this.#count, bytes, endMs, cancel: () => {} };
    this.#transcript.push({
      n: this.#count,
      chime: false,
      text: "",
      atMs: this.#clock.wallMs(),
      fromMs,
      toMs: null,
      ending: "sounding",
    });
    if (this.#transcript.length > transcriptMax) this.#transcript.shift();
  }

  #complete(file: Uint8Array): void {
    if (this.#silent !== undefined) {
      this.#answer("muted", this.#silent);
      this.#silent = undefined;
      return;
    }
    const sounding = this.#sounding;
    if (sounding === undefined) return;
    this.#wavs.set(sounding.n, Uint8Array.from(file));
    this.#wavs.delete(sounding.n - wavsMax);
    this.#tell(this.#ear(file.subarray(file.length - sounding.bytes)));
    sounding.cancel = this.#clock.after(sounding.endMs - this.#clock.monoMs(), () => {
      this.#finish("whole");
      this.#answer("played", sounding.bytes);
    });
  }

  #finish(ending: "whole" | "cut"): void {
    if (this.#sounding === undefined) return;
    this.#sounding.cancel();
    this.#sounding = undefined;
    this.#tell({ toMs: this.#clock.monoMs(), ending });
  }

  #tell(news: Partial<Utterance>): void {
    const last = this.#transcript.pop();
    if (last !== undefined) this.#transcript.push({ ...last, ...news });
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#changes) listener();
  }

  #answer(word: "played" | "muted" | "cut", bytes: number): void {
    for (const send of this.#senders) send(Buffer.from(`${word} ${bytes}\n`, "latin1"));
  }
}
