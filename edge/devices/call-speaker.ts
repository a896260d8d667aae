import { type Call, callsMax, type Health, staleCallMs } from "@motcua/broker/contract";
import type { Store } from "@motcua/broker/log";
import { type Announcement, announcement, testSentence } from "../speech/announcement.ts";
import { keepVoice } from "../speech/keep-voice.ts";
import type { Played, Player } from "../speech/player.ts";
import { soundOf, type Voice } from "../speech/voice.ts";
import type { BoardDisk } from "./board-disk.ts";
import { type LastCall, speakerMemory } from "./call-speaker-memory.ts";
import type { CallSpeaker, TestEnd } from "./device.ts";

type Proof = Parameters<Parameters<CallSpeaker["onProof"]>[0]>[0];

/** A call in the speaker's own queue. */
type Turn = { readonly call: Call; skip: "stale" | "undone" | undefined };

/** A wish for a test, and who waits for its end. */
type Test = (end: TestEnd) => void;

/**
 * One announcement takes about 7 s: behind this many, which is over seven minutes, a call is no
 * invitation any more.
 */
const turnsMax = 2 * callsMax;

/**
 * The office's call speaker. Calls are said one after the other in order of seq, each to its end.
 * `seq` is stored before a call is said, so that a power cut can lose an announcement but never
 * repeat one.
 */
export function createCallSpeaker(options: {
  readonly name: string;
  readonly voice: Voice;
  readonly player: Player;
  readonly store: Store;
  readonly disk: BoardDisk;
  /** Learns what the player is given: the sound itself is too much to keep. */
  readonly onSay?: (said: { readonly text: string; readonly clips: readonly string[] }) => void;
}): CallSpeaker {
  const { name, player, onSay } = options;
  const voice = keepVoice(options.voice);
  const memory = speakerMemory(options.store, name);
  const turns: Turn[] = [];
  const tests: Test[] = [];
  const proofs: ((proof: Proof) => void)[] = [];
  let taken: LastCall | undefined = memory.read();
  let work: Promise<void> = Promise.resolve();

  const play = async (made: Announcement): Promise<Played> => {
    if (!made.ok) return { ok: false, code: "missing-clip" };
    const { text, clips } = made;
    onSay?.({ text, clips: clips.map(({ id }) => id) });
    return player.play(soundOf(voice.now, clips));
  };

  const say = async ({ call, skip }: Turn): Promise<Proof> => {
    // Without the stored seq nothing may be said.
    const fault = options.disk.attempt(() => memory.write(call));
    if (fault !== undefined) return { call: call.seq, status: "failed", reason: fault };
    if (skip !== undefined) return { call: call.seq, status: "skipped", reason: skip };
    const played = await play(announcement(voice.refresh(), call));
    if (played.ok) return { call: call.seq, status: "spoken" };
    return { call: call.seq, status: "failed", reason: played.code };
  };

  /** A call goes before every test, also one that came after it. */
  const next = async () => {
    const turn = turns.shift();
    if (turn === undefined) {
      tests.shift()?.(await play(testSentence(voice.refresh())));
      return;
    }
    const proof = await say(turn);
    for (const listener of proofs) listener(proof);
  };

  const take = (call: Call) => {
    if (taken === undefined || call.seq > taken.seq) {
      taken = call;
      turns.push({ call, skip: whyNot(call, turns.length) });
      work = work.then(next);
    } else if (call.undone) {
      const turn = turns.find((waiting) => isSame(waiting.call, call));
      if (turn !== undefined) turn.skip = "undone";
    }
  };

  return {
    name,
    offer: (calls) => {
      if (beginsAnew(calls, taken)) taken = undefined;
      for (const call of calls.toSorted((a, b) => a.seq - b.seq)) take(call);
    },
    onProof: (listener) => {
      proofs.push(listener);
    },
    test: () =>
      new Promise((resolve) => {
        tests.push(resolve);
        work = work.then(next);
      }),
    health: () => withVoice(player.health(), voice.now),
    onHealth: (listener) => {
      const tell = () => listener(withVoice(player.health(), voice.now));
      voice.onChange(tell);
      player.onHealth(tell);
    },
    // Whoever comes after it is offered what has not been said.
    atRest: async () => {
      turns.length = 0;
      await work;
    },
    stop: async () => {
      turns.length = 0;
      for (const end of tests.splice(0)) end({ ok: false, code: "interrupted" });
      // What the end of the program cuts off is neither spoken nor failed.
      proofs.length = 0;
      await player.stop();
      await work;
    },
  };
}

/**
 * The numbers of an office's calls only rise, so a picture whose calls all lie before the last one
 * said, or that holds another call under its number, comes from another journal: the server's card
 * was replaced. Its calls are new to this hall and are said, unless they are stale.
 */
function beginsAnew(calls: readonly Call[], last: LastCall | undefined): boolean {
  if (last === undefined) return false;
  return calls.every(({ seq }) => seq < last.seq) || calls.some((call) => isOther(call, last));
}

function isSame(a: LastCall, b: LastCall): boolean {
  return a.seq === b.seq && a.label === b.label && a.counter === b.counter && a.times === b.times;
}

function isOther(a: LastCall, b: LastCall): boolean {
  return a.seq === b.seq && !isSame(a, b);
}

/** Judged when the call reaches the board: one that then waits for its turn is still said. */
function whyNot(call: Call, waiting: number): Turn["skip"] {
  if (call.undone) return "undone";
  return call.ageMs > staleCallMs || waiting >= turnsMax ? "stale" : undefined;
}

/** A pack with a missing clip still says most calls. */
function withVoice(health: Health, voice: Voice): Health {
  if (health.state === "down" || voice.absent.length === 0) return health;
  return { state: "degraded", code: "missing-clip" };
}
