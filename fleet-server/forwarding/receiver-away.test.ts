import { describe, expect, test } from "vitest";
import type { ForwardingOffice } from "../../tests/harness/forwarding-office.ts";
import { closed, first, forwardingScene, second } from "../../tests/harness/forwarding-scene.ts";
import * as hall from "../../tests/harness/hall-story.ts";
import { startStubReceiver } from "../../tests/harness/stub-receiver.ts";

const scene = forwardingScene();
const { office, servedDay } = scene;

describe("the receiver is away", () => {
  /** Three tries fail, and the pause after the third begins. */
  async function threeFailures(at: ForwardingOffice): Promise<void> {
    for (const pauseMs of [2_500, 5_000]) {
      expect(await at.outcome()).toBe("again");
      await at.clock.advance(pauseMs);
    }
    expect(await at.outcome()).toBe("again");
  }

  test("is said after three failures in a row, with since when and why, until one is stored", async () => {
    scene.receiver.behave("drop", "error-500", "drop");
    const at = servedDay();
    await closed(at);
    const sinceMs = at.clock.wallMs();
    expect(await at.outcome()).toBe("again");
    const failing = { state: "failing", sinceMs, failures: 1, why: "unreachable" };
    expect(at.forwarding.view().breaker).toEqual(failing);
    await at.clock.advance(2_500);
    await at.outcome();
    await at.clock.advance(5_000);
    await at.outcome();
    const open = { state: "open", sinceMs, failures: 3, why: "unreachable" };
    expect(at.forwarding.view()).toMatchObject({ breaker: open, triesAgainInMs: 10_000 });
    await at.clock.advance(10_000);
    expect(await at.outcome()).toBe("stored");
    expect(at.forwarding.view().breaker).toEqual({ state: "closed" });
  });

  test("is asked with one event at a time, and all follow the first that is stored", async () => {
    scene.receiver.behave("drop", "drop", "drop", "drop");
    const at = servedDay();
    await closed(at);
    at.tell(hall.rated("A001", { counter: 1, score: 4 }));
    await threeFailures(at);
    await at.clock.advance(10_000);
    expect(await at.outcome()).toBe("again");
    expect(scene.receiver.requests).toEqual([first, first, first, first]);
    await at.clock.advance(20_000);
    expect([await at.outcome(), await at.outcome()]).toEqual(["stored", "stored"]);
    expect(scene.receiver.requests.slice(4)).toEqual([first, second]);
  });

  test("is not asked more often because a person is impatient", async () => {
    scene.receiver.behave("reject-422", "drop", "drop", "drop");
    const at = servedDay();
    await closed(at);
    expect(await at.outcome()).toBe("refused");
    at.tell(hall.rated("A001", { counter: 1, score: 4 }));
    await at.clock.advance(0);
    await threeFailures(at);
    await at.clock.advance(1_000);
    expect(at.forwarding.resend(hall.day, 1, "wish-0001")).toBe("ok");
    expect(at.forwarding.view().triesAgainInMs).toBe(4_000);
    await at.clock.advance(4_000);
    expect([await at.outcome(), await at.outcome()]).toEqual(["stored", "stored"]);
  });

  test("is asked when a person says that it is back, 5 s after the last try and once a wish", async () => {
    scene.receiver.behave("drop", "drop", "drop", "drop", "drop");
    const at = servedDay();
    await closed(at);
    await threeFailures(at);
    await at.clock.advance(7_000);
    expect(at.forwarding.tryNow("wish-0001")).toBe("ok");
    await at.clock.advance(0);
    expect(await at.outcome()).toBe("again");
    const { breaker, triesAgainInMs } = at.forwarding.view();
    expect([breaker, triesAgainInMs]).toMatchObject([{ state: "open", failures: 4 }, 20_000]);
    expect(at.forwarding.tryNow("wish-0001")).toBe("ok");
    expect(at.forwarding.view().triesAgainInMs).toBe(20_000);
    for (const wish of ["wish-0002", "wish-0003"]) at.forwarding.tryNow(wish);
    expect(at.forwarding.view().triesAgainInMs).toBe(5_000);
    await at.clock.advance(4_999);
    expect(scene.receiver.requests).toHaveLength(4);
    await at.clock.advance(1);
    expect(await at.outcome()).toBe("again");
    await at.clock.advance(5_000);
    at.forwarding.tryNow("wish-0004");
    await at.clock.advance(0);
    expect(await at.outcome()).toBe("stored");
  });

  test("a wish to try and a wish to send again are not one, though they have one key", async () => {
    scene.receiver.behave("reject-422");
    const at = servedDay();
    await closed(at);
    await at.outcome();
    expect(at.forwarding.tryNow("wish-0001")).toBe("ok");
    expect(at.forwarding.resend(hall.day, 1, "wish-0001")).toBe("key-reused");
    expect(at.forwarding.resend(hall.day, 1, "wish-0002")).toBe("ok");
    expect(at.forwarding.tryNow("wish-0002")).toBe("key-reused");
    expect(await at.outcome()).toBe("stored");
  });
});

describe("the office's document changes", () => {
  test("an office that names no receiver keeps its summaries until it does", async () => {
    const at = office({ settings: {} });
    at.tell(hall.dayOpened, hall.dayClosed);
    await at.clock.advance(3_600_000);
    expect(at.forwarding.view()).toMatchObject({ receiver: null, waiting: [{ revision: 1 }] });
    at.forwarding.configure({ url: scene.receiver.url });
    expect(await at.outcome()).toBe("stored");
    expect(at.forwarding.view().receiver).toBe(scene.receiver.url.replace("?key=secret", ""));
  });

  test("another address is used at once, and the pause for the old one is over", async () => {
    scene.receiver.behave("error-500");
    const at = servedDay();
    await closed(at);
    expect(await at.outcome()).toBe("again");
    const other = await startStubReceiver();
    scene.afterwards(() => other.stop());
    at.forwarding.configure({ url: other.url });
    expect(await at.outcome()).toBe("stored");
    expect([scene.receiver.requests, other.requests]).toEqual([[first], [first]]);
  });

  test("a change in mid-request ends it; the summary goes to the new address only", async () => {
    scene.receiver.behave("store-then-hang");
    const at = servedDay();
    const arrived = scene.receiver.received();
    await closed(at);
    await arrived;
    const other = await startStubReceiver();
    scene.afterwards(() => other.stop());
    at.forwarding.configure({ url: other.url });
    expect(await at.outcome()).toBe("stored");
    expect(other.requests).toEqual([first]);
    expect(at.forwarding.view().sent).toMatchObject([{ revision: 1, tries: 1 }]);
  });

  test("the same settings disturb nothing", async () => {
    scene.receiver.behave("error-500");
    const at = servedDay();
    await closed(at);
    await at.outcome();
    at.forwarding.configure({ url: scene.receiver.url });
    expect(at.forwarding.view().triesAgainInMs).toBe(2_500);
  });
});
