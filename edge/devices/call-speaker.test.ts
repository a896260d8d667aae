import { copyFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shippedVoice } from "@motcua/device-profiles/voice";
import { describe, expect, onTestFinished, test } from "vitest";
import { call, newPath, speakerHall, store } from "../../tests/harness/speaker-hall.ts";
import { loadVoice, type Voice } from "../speech/voice.ts";

const aMinuteMs = 60_000;

/** The pack that ships, with one file deleted. */
function packWithout(file: string): { readonly folder: string; readonly holed: Voice } {
  const folder = mkdtempSync(join(tmpdir(), "voice-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(shippedVoice(), folder, { recursive: true });
  rmSync(join(folder, file));
  const loaded = loadVoice(folder);
  if (!loaded.ok) throw new Error("a pack with a hole can be read");
  return { folder, holed: loaded.value };
}

describe("the call speaker", () => {
  test("says a call after a chime, and proves it when it was heard to its end", async () => {
    const { clock, board, proofs, transcript } = speakerHall();
    await clock.advance(0);
    board.offer([call(312, { label: "A042", counter: 3 })]);
    await clock.advance(5_000);
    expect(proofs).toEqual([]);
    await clock.advance(3_000);
    expect(proofs).toEqual(["312 spoken"]);
    expect(transcript()).toMatchObject([
      {
        chime: true,
        text: "Mời công dân có số thứ tự A không bốn hai đến quầy số ba",
        ending: "whole",
      },
    ]);
  });

  test("says ten calls of one moment in order of seq, none over another, each to its end", async () => {
    const { clock, board, proofs, transcript } = speakerHall();
    await clock.advance(0);
    const ten = Array.from({ length: 10 }, (_, at) => call(at + 1));
    board.offer(ten.slice(0, 3).toReversed());
    board.offer(ten);
    board.offer(ten);
    await clock.advance(2 * aMinuteMs);
    expect(proofs).toEqual(ten.map(({ seq }) => `${seq} spoken`));
    const said = transcript();
    expect(said.map(({ ending }) => ending)).toEqual(Array(10).fill("whole"));
    for (const [at, { fromMs }] of said.entries()) {
      expect(fromMs).toBeGreaterThanOrEqual(at === 0 ? 0 : Number(said[at - 1]?.toMs));
    }
  });

  test("does not say what is older than 20 s when it comes, but what waited for its turn", async () => {
    const { clock, board, proofs, labels } = speakerHall();
    await clock.advance(0);
    board.offer([call(1, { ageMs: 20_001 }), ...[2, 3, 4, 5, 6].map((seq) => call(seq))]);
    await clock.advance(aMinuteMs);
    expect(proofs[0]).toBe("1 skipped stale");
    // The last waited over 25 s in the speaker's own queue.
    expect(proofs.slice(1)).toEqual([2, 3, 4, 5, 6].map((seq) => `${seq} spoken`));
    expect(labels()).toHaveLength(5);
  });

  test("does not say what is undone before its turn, and never cuts off what began", async () => {
    const { clock, board, proofs, transcript, labels } = speakerHall();
    await clock.advance(0);
    board.offer([call(1), call(2), call(3)]);
    await clock.advance(1_000);
    board.offer([call(1, { undone: true }), call(2, { undone: true }), call(3)]);
    board.offer([call(4, { undone: true })]);
    await clock.advance(aMinuteMs);
    expect(proofs).toEqual(["1 spoken", "2 skipped undone", "3 spoken", "4 skipped undone"]);
    expect(labels()).toEqual(["A không không một", "A không không ba"]);
    expect(transcript().every(({ ending }) => ending === "whole")).toBe(true);
  });
});

describe("after a power cut", () => {
  test("what was begun is not said again; what still waited is, unless it is stale", async () => {
    const path = newPath();
    const kept = store(path);
    const before = speakerHall({ store: kept });
    await before.clock.advance(0);
    before.board.offer([call(1), call(2), call(3)]);
    await before.clock.advance(8_000);
    expect(before.proofs).toEqual(["1 spoken"]);
    expect(before.transcript().at(-1)).toMatchObject({ n: 2, ending: "sounding" });
    kept.close();

    const after = speakerHall({ store: store(path) });
    await after.clock.advance(0);
    after.board.offer([1, 2, 3].map((seq) => call(seq, { ageMs: seq === 3 ? 9_000 : 30_000 })));
    await after.clock.advance(aMinuteMs);
    expect(after.proofs).toEqual(["3 spoken"]);
    expect(after.labels()).toEqual(["A không không ba"]);
  });

  test("the seq is on the disk before the first byte leaves", async () => {
    const kept = store();
    const { clock, cable, board } = speakerHall({ store: kept });
    const stored: unknown[] = [];
    cable.speaker.onChange(() => {
      stored.push(kept.prepare("SELECT seq FROM spoken_call").pluck().get());
    });
    await clock.advance(0);
    board.offer([call(41)]);
    await clock.advance(0);
    expect(stored[0]).toBe(41);
    expect(kept.pragma("synchronous", { simple: true })).toBe(2);
  });

  test("a disk that is full keeps the speaker silent, and the next call is tried again", async () => {
    const kept = store();
    const { clock, board, proofs, labels } = speakerHall({ store: kept });
    await clock.advance(0);
    kept.pragma("query_only = ON");
    board.offer([call(1)]);
    await clock.advance(10_000);
    kept.pragma("query_only = OFF");
    board.offer([call(1), call(2)]);
    await clock.advance(aMinuteMs);
    expect(proofs).toEqual(["1 failed storage-read-only", "2 spoken"]);
    expect(labels()).toEqual(["A không không hai"]);
  });
});

describe("a new business day", () => {
  test("begins with call 1 again, whether or not the picture between was empty", async () => {
    const { clock, board, proofs } = speakerHall();
    await clock.advance(0);
    board.offer([call(1), call(2)]);
    await clock.advance(aMinuteMs);
    board.offer([]);
    board.offer([call(1)]);
    await clock.advance(aMinuteMs);
    board.offer([call(1), call(2, { label: "B001" })]);
    await clock.advance(aMinuteMs);
    expect(proofs).toEqual(["1 spoken", "2 spoken", "1 spoken", "2 spoken"]);
  });

  test("is known by another call under the same number, also after a night without power", async () => {
    const kept = store();
    const evening = speakerHall({ store: kept });
    await evening.clock.advance(0);
    evening.board.offer([call(1), call(2)]);
    await evening.clock.advance(aMinuteMs);
    await evening.board.stop();

    const morning = speakerHall({ store: kept });
    await morning.clock.advance(0);
    morning.board.offer([call(1, { label: "C001" }), call(2, { label: "B001" })]);
    await morning.clock.advance(aMinuteMs);
    expect(morning.proofs).toEqual(["1 spoken", "2 spoken"]);
  });
});

describe("a fault", () => {
  test("muted: the call has failed and the next is said when the sound is on again", async () => {
    const { clock, cable, board, proofs } = speakerHall();
    await clock.advance(0);
    cable.speaker.mute(true);
    board.offer([call(1)]);
    await clock.advance(1_000);
    expect(board.health()).toEqual({ state: "down", code: "muted" });
    cable.speaker.mute(false);
    board.offer([call(1), call(2)]);
    await clock.advance(aMinuteMs);
    expect(proofs).toEqual(["1 failed muted", "2 spoken"]);
    expect(board.health()).toEqual({ state: "ok" });
  });

  test("a cable that is pulled in the middle fails that call, and the next is said", async () => {
    const { clock, cable, board, proofs, transcript } = speakerHall();
    const health: string[] = [];
    board.onHealth(({ state, code = "" }) => health.push(`${state} ${code}`.trim()));
    await clock.advance(0);
    board.offer([call(1)]);
    await clock.advance(3_000);
    cable.pull();
    await clock.advance(1_000);
    board.offer([call(1), call(2)]);
    await clock.advance(aMinuteMs);
    expect(proofs).toEqual(["1 failed unplugged", "2 spoken"]);
    expect(transcript().map(({ ending }) => ending)).toEqual(["cut", "whole"]);
    expect(health).toEqual(["ok", "down unplugged", "ok"]);
  });

  test("a speaker that never answers is given up 3 s after the sound's end", async () => {
    const { clock, cable, board, proofs } = speakerHall();
    await clock.advance(0);
    cable.hang(true);
    board.offer([call(1)]);
    await clock.advance(9_000);
    expect(proofs).toEqual([]);
    cable.hang(false);
    board.offer([call(1), call(2)]);
    await clock.advance(aMinuteMs);
    expect(proofs).toEqual(["1 failed no-reply", "2 spoken"]);
  });

  test("a missing clip fails only the calls that need it and is told beforehand", async () => {
    const { folder, holed } = packWithout("letter-b.wav");
    const { clock, board, proofs } = speakerHall({ voice: holed });
    await clock.advance(0);
    expect(board.health()).toEqual({ state: "degraded", code: "missing-clip" });
    board.offer([call(1, { label: "B001" }), call(2)]);
    await clock.advance(aMinuteMs);
    expect(proofs).toEqual(["1 failed missing-clip", "2 spoken"]);
    // Installed again, it is heard from the next call on, without a restart.
    copyFileSync(join(shippedVoice(), "letter-b.wav"), join(folder, "letter-b.wav"));
    board.offer([call(2), call(3, { label: "B001" })]);
    await clock.advance(aMinuteMs);
    expect(proofs).toEqual(["1 failed missing-clip", "2 spoken", "3 spoken"]);
    expect(board.health()).toEqual({ state: "ok" });
  });

  test("after stop nothing more is said and no proof is given", async () => {
    const { clock, board, proofs, transcript } = speakerHall();
    await clock.advance(0);
    board.offer([call(1), call(2)]);
    await clock.advance(2_000);
    await board.stop();
    await clock.advance(aMinuteMs);
    expect(proofs).toEqual([]);
    expect(transcript()).toHaveLength(1);
  });
});
