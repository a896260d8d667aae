import type { TicketSlip } from "@motcua/broker/contract";
import type { BenchDevice, BenchState } from "../../edge/local/bench-state.ts";
import { slipPng } from "../../edge/simulated/paper-png.ts";
import type { Bitmap } from "../../edge/ticket/bitmap.ts";
import { createSlipPainter } from "../../edge/ticket/raster.ts";
import type { MockHall } from "./mock-hall.ts";
import { callKeys, counters, healthOf, ratingKeys, services } from "./mock-office.ts";

/** 576 dots at 8 dots/mm, 115200 baud: about 320 rows a second. */
const rowsPerTick = 32;
const tickMs = 100;
const speechMs = 4_000;

type Slip = { readonly n: number; readonly bitmap: Bitmap; rows: number };
type Sentence = { n: number; text: string; url: string; atMs: number };

/** The hall's devices as the board would show them, moved by timers. */
export class MockBench {
  readonly slips: Slip[] = [];
  readonly spoken: Sentence[] = [];
  readonly thanked = new Map<number, number>();
  readonly faults = new Map<string, Record<string, boolean>>();
  readonly #painter = createSlipPainter({ widthDots: 576, dotsPerMm: 8 });
  readonly #hall: MockHall;
  #speakingUntilMs = 0;

  constructor(hall: MockHall) {
    this.#hall = hall;
    setInterval(() => {
      const slip = this.slips.at(-1);
      if (slip !== undefined) {
        slip.rows = Math.min(slip.rows + rowsPerTick, slip.bitmap.heightDots);
      }
    }, tickMs).unref();
  }

  async print(slip: TicketSlip): Promise<void> {
    const bitmap = await this.#painter.paint(slip);
    this.slips.push({ n: this.slips.length + 1, bitmap, rows: rowsPerTick });
  }

  say(label: string, counter: number): void {
    const n = this.spoken.length + 1;
    const digits = label
      .slice(1)
      .split("")
      .map((digit) => spokenDigits[Number(digit)]);
    const text = `Mời công dân có số thứ tự ${label[0]} ${digits.join(" ")} đến quầy số ${spokenDigits[counter]}`;
    this.spoken.push({ n, text, url: `/bench/voice/speaker1/${n}.wav`, atMs: Date.now() });
    this.#speakingUntilMs = Date.now() + speechMs;
  }

  async press(device: string, key: string): Promise<boolean> {
    const counter = Number(device.slice(-1));
    if (device === "kiosk1") {
      await this.print(this.#hall.issue({ service: key, class: "normal", paper: true }));
      return true;
    }
    if (device.startsWith("rating")) {
      this.thanked.set(counter, (this.thanked.get(counter) ?? 0) + 1);
      return true;
    }
    this.act(counter, { name: key === "next" ? "call-next" : key });
    return true;
  }

  /** An act at a counter, with what speaker and display make of it. */
  act(counter: number, act: { name: string; person?: string; service?: string }) {
    const refused = this.#hall.act(counter, act);
    const label = this.#hall.desks.get(counter)?.held?.ticket.label;
    const calls = act.name === "call-next" || act.name === "recall";
    if (refused === undefined && calls && label !== undefined) this.say(label, counter);
    return refused;
  }

  png(n: number): Uint8Array | undefined {
    const slip = this.slips[n - 1];
    return slip && slipPng({ ...slip.bitmap, heightDots: slip.rows });
  }

  state(): BenchState {
    return {
      devices: [
        this.#printer(),
        this.#kiosk(),
        ...counters.flatMap(({ number }) => this.#counter(number)),
        this.#speaker(),
      ],
      process: {
        edge: { link: true, beatAgeMs: 1_200, epoch: 1, version: this.#hall.version, unsent: 0 },
      },
    };
  }

  #common(name: string, faults: readonly string[]) {
    const known = this.faults.get(name) ?? Object.fromEntries(faults.map((one) => [one, false]));
    this.faults.set(name, known);
    return { name, health: healthOf(known), faults: known };
  }

  #printer(): BenchDevice {
    const faults = ["paper-out", "paper-low", "cover-open", "unplugged", "mute"];
    const slips = this.slips.map(({ bitmap, n, rows }) => ({
      n,
      widthDots: bitmap.widthDots,
      heightDots: rows,
      cut: rows === bitmap.heightDots,
      url: `/bench/slips/printer1/${n}.png`,
    }));
    const printing = slips.some(({ cut }) => !cut);
    return { ...this.#common("printer1", faults), kind: "printer", printing, slips };
  }

  #kiosk(): BenchDevice {
    const keys = services.map(({ letter }) => ({ key: letter, label: { vi: letter, en: letter } }));
    const meant = Object.fromEntries(services.map(({ letter }) => [letter, letter]));
    const common = this.#common("kiosk1", ["unplugged"]);
    return {
      ...common,
      kind: "keypad",
      purpose: "kiosk",
      keys,
      services: meant,
      enabled: true,
      thanked: 0,
    };
  }

  #counter(counter: number): BenchDevice[] {
    const desk = this.#hall.desks.get(counter);
    const lit = desk?.held?.ticket.label ?? "";
    const keypad = (name: string) => this.#common(`${name}${counter}`, ["unplugged"]);
    const enabled = (desk?.ratedUntilMs ?? 0) > Date.now();
    const thanked = this.thanked.get(counter) ?? 0;
    return [
      {
        ...keypad("led"),
        kind: "display",
        counter,
        lit,
        ...(counter === 3
          ? { face: "seven-segment" as const, segments: segmentsOf(lit) }
          : { face: "led-matrix" as const }),
      },
      {
        ...keypad("keys"),
        kind: "keypad",
        purpose: "call",
        counter,
        keys: callKeys,
        enabled: true,
        thanked: 0,
      },
      {
        ...keypad("rating"),
        kind: "keypad",
        purpose: "rating",
        counter,
        keys: ratingKeys,
        enabled,
        thanked,
      },
    ];
  }

  #speaker(): BenchDevice {
    const playing = this.#speakingUntilMs > Date.now() ? (this.spoken.at(-1)?.text ?? null) : null;
    const common = this.#common("speaker1", ["muted", "unplugged"]);
    return { ...common, kind: "speaker", playing, transcript: this.spoken };
  }
}

const spokenDigits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/** 14-segment patterns of what a mock label holds, in HT16K33 order. */
const patterns: Readonly<Record<string, number>> = {
  A: 0xf7,
  C: 0x39,
  D: 0x120f,
  "0": 0x3f,
  "1": 0x06,
  "2": 0xdb,
  "3": 0xcf,
  "4": 0xe6,
  "5": 0xed,
  "6": 0xfd,
  "7": 0x07,
  "8": 0xff,
  "9": 0xef,
};

function segmentsOf(label: string): number[] {
  return label
    .padEnd(4)
    .split("")
    .map((letter) => patterns[letter] ?? 0);
}
