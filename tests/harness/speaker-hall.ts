import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Call } from "@motcua/broker/contract";
import { openStore, type Store } from "@motcua/broker/log";
import type { Clock } from "@motcua/broker/ports";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { onTestFinished } from "vitest";
import { openBoardDisk } from "../../edge/devices/board-disk.ts";
import { createCallSpeaker } from "../../edge/devices/call-speaker.ts";
import { simulateSpeaker } from "../../edge/simulated/speaker.ts";
import { trainEar } from "../../edge/simulated/speaker-ear.ts";
import { streamPlayer } from "../../edge/speech/stream-player.ts";
import { loadVoice, type Voice } from "../../edge/speech/voice.ts";
import { type Attempt, attempt } from "../../edge/transports/attempt.ts";
import { keepLine } from "../../edge/transports/keep-line.ts";
import { LineFault } from "../../edge/transports/line.ts";
import { fakeClock } from "./clocks.ts";

const ear = trainEar(shippedVoice());
const chance = { unit: () => 0, bytes: (count: number) => new Uint8Array(count), id: () => "id" };
const shipped = loadVoice(shippedVoice());
if (!shipped.ok) throw new Error("the pack that ships cannot be read");
const voice = shipped.value;

/** Where a board's store may lie. */
export const newPath = () => join(mkdtempSync(join(tmpdir(), "speaker-")), "board.db");

/** A board's store, closed when the test is over. */
export function store(path = newPath()): Store {
  const fresh = openStore(path);
  onTestFinished(() => void fresh.close());
  return fresh;
}

/** A simulated speaker on a cable that can be pulled. */
function onCable(clock: Clock) {
  const speaker = simulateSpeaker({ clock, ear });
  let plug: Attempt | undefined;
  let dead = false;
  speaker.onSend((bytes) => plug?.received(bytes));
  const wire = {
    send: (bytes: Uint8Array, done: () => void) => {
      if (!dead) speaker.receive(bytes);
      done();
    },
    end: () => Promise.resolve(),
  };
  const open = () => {
    plug = attempt({ wire, baud: undefined, clock });
    return Promise.resolve(plug.line);
  };
  return {
    speaker,
    open,
    pull: () => {
      speaker.powerOff();
      plug?.lost(new LineFault("unplugged", "cable"));
    },
    /** The speaker's program hangs: it takes bytes and says nothing. */
    hang: (on: boolean) => {
      dead = on;
    },
  };
}

/** A board's call speaker before a simulated one, on a clock that only the test moves. */
export function speakerHall(options: { store?: Store; voice?: Voice } = {}) {
  const clock = fakeClock();
  const cable = onCable(clock);
  const player = streamPlayer({ clock, line: keepLine({ open: cable.open, clock, chance }) });
  const kept = options.store ?? store();
  const board = createCallSpeaker({
    name: "speaker1",
    voice: options.voice ?? voice,
    player,
    store: kept,
    disk: openBoardDisk(kept, clock),
  });
  const proofs: string[] = [];
  board.onProof(({ call, status, reason = "" }) =>
    proofs.push(`${call} ${status} ${reason}`.trim()),
  );
  const transcript = () => cable.speaker.snapshot().transcript;
  const labels = () => transcript().map(({ text }) => /thứ tự (\S+ \S+ \S+ \S+)/.exec(text)?.[1]);
  return { clock, cable, board, proofs, transcript, labels };
}

/** A call as a picture brings it. */
export function call(seq: number, more: Partial<Call> = {}): Call {
  const label = `A${String(seq).padStart(3, "0")}`;
  return { seq, label, counter: 1 + (seq % 3), ageMs: 0, times: 1, undone: false, ...more };
}
