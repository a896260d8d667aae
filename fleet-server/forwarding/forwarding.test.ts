import { describe, expect, test } from "vitest";
import { closed, first, forwardingScene, second } from "../../tests/harness/forwarding-scene.ts";
import * as hall from "../../tests/harness/hall-story.ts";
import { readDaySummaryEvent } from "./summary.ts";

const scene = forwardingScene();
const { office, servedDay } = scene;

describe("a day closes", () => {
  test("its summary reaches the ward's system as a CloudEvent under its own key", async () => {
    const at = servedDay();
    await closed(at);
    expect(await at.outcome()).toBe("stored");
    const { headers, body } = scene.receiver.last();
    expect(headers["content-type"]).toBe("application/cloudevents+json");
    expect(headers["idempotency-key"]).toBe(first);
    const event = readDaySummaryEvent(JSON.parse(body));
    expect(event).toMatchObject({
      ok: true,
      value: {
        id: first,
        subject: hall.day,
        data: { revision: 1, reason: "day-closed", figures: { state: "closed" } },
      },
    });
    expect(at.forwarding.view().sent).toMatchObject([{ day: hall.day, revision: 1, tries: 1 }]);
  });

  test("a rating after the close makes the next revision, which holds the whole day", async () => {
    const at = servedDay();
    await closed(at);
    await at.outcome();
    at.tell(hall.rated("A001", { counter: 1, score: 4 }));
    await at.clock.advance(0);
    expect(await at.outcome()).toBe("stored");
    expect(JSON.parse(scene.receiver.last().body)).toMatchObject({
      id: second,
      data: {
        reason: "rated-after-close",
        figures: { overall: { served: 1, satisfied: { numerator: 1 } } },
      },
    });
  });

  test("the first revision holds no rating that came later, even in the same commit", async () => {
    const at = servedDay();
    at.tell(hall.dayClosed, hall.rated("A001", { counter: 1, score: 4 }));
    await at.clock.advance(0);
    await at.outcome();
    await at.outcome();
    expect(scene.receiver.requests).toEqual([first, second]);
  });

  test("a rating before the close, or while the day is open again, makes no revision", async () => {
    const at = servedDay();
    at.tell(hall.rated("A001", { counter: 1, score: 4 }));
    await closed(at);
    await at.outcome();
    at.tell({ kind: "day-reopened", day: hall.day });
    at.tell(hall.rated("A001", { counter: 1, score: 3, press: "again" }));
    expect(at.forwarding.view().waiting).toEqual([]);
    await closed(at);
    await at.outcome();
    expect(scene.receiver.requests).toEqual([first, second]);
  });

  test("a journal append that fails hands on nothing", async () => {
    const at = servedDay();
    const failing = at.store.transaction(() => {
      at.tell(hall.dayClosed);
      throw new Error("disk full");
    });
    expect(failing).toThrow("disk full");
    await at.clock.advance(0);
    expect(at.forwarding.view().waiting).toEqual([]);
    await closed(at);
    expect(await at.outcome()).toBe("stored");
    expect(scene.receiver.requests).toEqual([first]);
  });
});

describe("the receiver is in trouble", () => {
  test("answers 500: the same event again after 2.5 s, 5 s, 10 s … at half the jitter", async () => {
    scene.receiver.behave("error-500", "error-500", "error-500");
    const at = servedDay();
    await closed(at);
    for (const pauseMs of [2_500, 5_000, 10_000]) {
      expect(await at.outcome()).toBe("again");
      expect(at.forwarding.view()).toMatchObject({
        triesAgainInMs: pauseMs,
        waiting: [{ why: "busy", status: 500, words: "ORA-01034" }],
      });
      await at.clock.advance(pauseMs - 1);
      expect(scene.receiver.requests).toHaveLength(at.forwarding.view().waiting[0]?.tries ?? 0);
      await at.clock.advance(1);
    }
    expect(await at.outcome()).toBe("stored");
    expect(scene.receiver.requests).toEqual([first, first, first, first]);
  });

  test("after a success the pauses begin small again", async () => {
    scene.receiver.behave("error-500", "error-500", "store", "error-500");
    const at = servedDay();
    await closed(at);
    for (const pauseMs of [2_500, 5_000]) {
      await at.outcome();
      await at.clock.advance(pauseMs);
    }
    expect(await at.outcome()).toBe("stored");
    at.tell(hall.rated("A001", { counter: 1, score: 4 }));
    await at.clock.advance(0);
    expect(await at.outcome()).toBe("again");
    expect(at.forwarding.view().triesAgainInMs).toBe(2_500);
  });

  test("asks for two minutes with Retry-After: it gets them", async () => {
    scene.receiver.behave("busy-503");
    const at = servedDay();
    await closed(at);
    await at.outcome();
    expect(at.forwarding.view().triesAgainInMs).toBe(120_000);
  });

  test("stores, and never answers: after 10 s it is sent again, and has one effect", async () => {
    scene.receiver.behave("store-then-hang");
    const at = servedDay();
    const arrived = scene.receiver.received();
    await closed(at);
    await arrived;
    await at.clock.advance(10_000);
    expect(await at.outcome()).toBe("again");
    expect(at.forwarding.view().waiting).toMatchObject([{ why: "timeout", status: null }]);
    await at.clock.advance(2_500);
    expect(await at.outcome()).toBe("stored");
    expect(scene.receiver.requests).toEqual([first, first]);
    expect([...scene.receiver.ledger.keys()]).toEqual([first]);
  });

  test("nobody listens there: the summary waits, with the system's reason", async () => {
    const at = servedDay();
    await scene.receiver.stop();
    await closed(at);
    expect(await at.outcome()).toBe("again");
    const [waiting] = at.forwarding.view().waiting;
    expect(waiting).toMatchObject({ why: "unreachable", words: "ECONNREFUSED" });
  });

  test.each([
    ["redirect", "redirect", 307],
    ["sign-in-page", "not-the-receiver", 200],
  ] as const)("%s: nothing is followed or taken for stored", async (manner, why, status) => {
    scene.receiver.behave(manner);
    const at = servedDay();
    await closed(at);
    expect(await at.outcome()).toBe("again");
    expect(at.forwarding.view().waiting).toMatchObject([{ why, status }]);
    expect(scene.receiver.requests).toHaveLength(1);
  });

  test("a later revision does not overtake an earlier one", async () => {
    scene.receiver.behave("error-500", "error-500");
    const at = servedDay();
    await closed(at);
    await at.outcome();
    at.tell(hall.rated("A001", { counter: 1, score: 4 }));
    await at.clock.advance(2_500);
    await at.outcome();
    await at.clock.advance(5_000);
    await at.outcome();
    await at.outcome();
    expect(scene.receiver.requests).toEqual([first, first, first, second]);
  });
});

describe("the receiver will not have it", () => {
  test("4xx: into the refused list with its words, bounded and without control codes", async () => {
    scene.receiver.behave("reject-422");
    const at = servedDay();
    await closed(at);
    expect(await at.outcome()).toBe("refused");
    const { refused, waiting } = at.forwarding.view();
    expect(waiting).toEqual([]);
    expect(refused).toMatchObject([{ why: "refused", status: 422, tries: 1 }]);
    expect(refused[0]?.words).toMatch(/^Sai mã đơn vị <script> x+$/);
    expect(Buffer.byteLength(refused[0]?.words ?? "")).toBeLessThanOrEqual(2_048);
  });

  test("200 that says refused is a refusal, not a success", async () => {
    scene.receiver.behave("reject-with-200");
    const at = servedDay();
    await closed(at);
    expect(await at.outcome()).toBe("refused");
    expect(at.forwarding.view().refused[0]?.words).toContain("đã chốt sổ");
  });

  test("the next summary goes on past it, and a person sends it again", async () => {
    scene.receiver.behave("reject-422");
    const at = servedDay();
    await closed(at);
    await at.outcome();
    at.tell(hall.rated("A001", { counter: 1, score: 4 }));
    await at.clock.advance(0);
    expect(await at.outcome()).toBe("stored");
    expect(at.forwarding.resend(hall.day, 2, "wish-0001")).toBe("not-refused");
    expect(at.forwarding.resend(hall.day, 3, "wish-0002")).toBe("unknown-summary");
    expect(at.forwarding.resend(hall.day, 1, "wish-0003")).toBe("ok");
    expect(await at.outcome()).toBe("stored");
    expect(scene.receiver.requests).toEqual([first, second, first]);
    expect(at.forwarding.view()).toMatchObject({ refused: [], waiting: [] });
  });
});

describe("the server starts again", () => {
  test("what waited goes out, with the key and bytes of before", async () => {
    scene.receiver.behave("error-500");
    const at = servedDay();
    await closed(at);
    await at.outcome();
    const before = scene.receiver.last().body;
    await at.stop();
    const again = office({ path: at.path });
    expect(await again.outcome()).toBe("stored");
    expect(scene.receiver.requests).toEqual([first, first]);
    expect(scene.receiver.last().body).toBe(before);
  });

  test("what was sent is not sent again, and old journal entries make no new summary", async () => {
    const at = servedDay();
    await closed(at);
    await at.outcome();
    await at.stop();
    const again = office({ path: at.path });
    again.forwarding.project(again.journal.read(1, 100));
    await again.clock.advance(3_600_000);
    expect(again.forwarding.view()).toMatchObject({ waiting: [], sent: [{ revision: 1 }] });
    expect(scene.receiver.requests).toEqual([first]);
  });

  test("a stop in mid-request ends it at once, and the summary still waits", async () => {
    scene.receiver.behave("store-then-hang");
    const at = servedDay();
    const arrived = scene.receiver.received();
    await closed(at);
    await arrived;
    await at.forwarding.stop();
    expect(at.forwarding.view().waiting).toMatchObject([{ revision: 1, tries: 0 }]);
  });
});

test("one wish of a person is one, also when its answer was lost", async () => {
  scene.receiver.behave("reject-422", "reject-422");
  const at = servedDay();
  await closed(at);
  await at.outcome();
  expect(at.forwarding.resend(hall.day, 1, "wish-0001")).toBe("ok");
  expect(await at.outcome()).toBe("refused");
  expect(at.forwarding.resend(hall.day, 1, "wish-0001")).toBe("ok");
  expect(at.forwarding.view()).toMatchObject({ refused: [{ revision: 1 }], waiting: [] });
  at.tell(hall.rated("A001", { counter: 1, score: 4 }));
  await at.clock.advance(0);
  await at.outcome();
  expect(at.forwarding.resend(hall.day, 2, "wish-0001")).toBe("key-reused");
});
