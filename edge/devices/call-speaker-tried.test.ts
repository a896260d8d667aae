import { describe, expect, test } from "vitest";
import { call, speakerHall } from "../../tests/harness/speaker-hall.ts";

const aMinuteMs = 60_000;

describe("the call speaker, tried by a technician,", () => {
  test("says a test that calls nobody, after the calls that wait and those that come", async () => {
    const { clock, board, transcript } = speakerHall();
    await clock.advance(0);
    board.offer([call(1), call(2)]);
    const tested = board.test();
    await clock.advance(1_000);
    board.offer([call(3)]);
    await clock.advance(aMinuteMs);
    await expect(tested).resolves.toEqual({ ok: true });
    expect(transcript().map(({ text, ending }) => `${text.slice(0, 8)} ${ending}`)).toEqual([
      "Mời công whole",
      "Mời công whole",
      "Mời công whole",
      "một hai  whole",
    ]);
  });

  test("fails a test with the reason of a speaker that was not heard", async () => {
    const { clock, board, cable } = speakerHall();
    await clock.advance(0);
    cable.speaker.mute(true);
    const tested = board.test();
    await clock.advance(aMinuteMs);
    await expect(tested).resolves.toEqual({ ok: false, code: "muted" });
  });
});

test("at rest it has said its sentence to the end; what waits is left to whoever comes after it", async () => {
  const { clock, board, proofs, labels } = speakerHall();
  await clock.advance(0);
  board.offer([call(1), call(2)]);
  await clock.advance(1_000);
  const rests = board.atRest?.();
  await clock.advance(20_000);
  await rests;
  expect(proofs).toEqual(["1 spoken"]);
  expect(labels()).toHaveLength(1);
  await board.stop();
});
