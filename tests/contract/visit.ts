import { downTopic, type Fact, upTopic } from "@motcua/broker/contract";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type BrokerProcess, office } from "./brokers.ts";
import { example, granted, issue, type Line, startLine } from "./line.ts";
import { packed, rawClient } from "./raw-client.ts";

const board = "box-26734";
const c3 = { user: "c3-26734", password: "c3-secret" };
const rated: Fact = {
  kind: "rated",
  visit: "2026-11-24/C042#1",
  counter: 3,
  score: 4,
  press: "p1",
};
/** QoS 1 may bring a message again: one sent while its reader subscribes comes live and retained. */
const once = (told: readonly string[]) => [...new Set(told)];
const draft = (press: string) => ({ kind: "rated", v: 1, atMs: 0, body: { ...rated, press } });

/** What boards and server promise each other, whatever broker is between them. */
export function visitsOver(name: string, startBroker: () => Promise<BrokerProcess>): void {
  describe(`boards and server over ${name}`, () => {
    let broker: BrokerProcess;
    let line: Line;
    beforeAll(async () => {
      broker = await startBroker();
    });
    afterAll(() => broker.remove());
    beforeEach(async () => {
      line = await startLine(broker);
    });
    afterEach(() => line.stop());

    test("a press is decided and answered", async () => {
      let id = "";
      const asked = line.board.ask(issue, (own) => {
        id = own;
      });
      expect(line.board.pendingAsk(id)).toBe(true);
      expect(await asked).toEqual(granted);
      expect(line.presses).toEqual([{ ask: id, ageMs: 0, request: issue }]);
      expect(line.board.pendingAsk(id)).toBe(true);
      await line.clock.advance(60_000);
      expect(line.board.pendingAsk(id)).toBe(false);
    });

    test("a press that is slow to decide is repeated, and decided once", async () => {
      let decided = () => {};
      line.rules.decide = () =>
        new Promise((resolve) => {
          decided = () => resolve(granted);
        });
      const asked = line.board.ask(issue);
      await line.arrival(() => line.presses.length === 1);
      await line.clock.advance(3_500);
      decided();
      expect(await asked).toEqual(granted);
      expect(line.presses).toHaveLength(1);
    });

    test("a press without an answer is given up after 5 s", async () => {
      line.rules.decide = () => new Promise(() => {});
      let id = "";
      const asked = line.board.ask(issue, (own) => {
        id = own;
      });
      await line.arrival(() => line.presses.length === 1);
      await line.clock.advance(5_000);
      expect(await asked).toEqual({ problem: { code: "server-away" } });
      expect(line.board.pendingAsk(id)).toBe(false);
    });

    test("a late, foreign or broken ask is answered with the reason, and decides nothing", async () => {
      const counter = await rawClient(broker, c3);
      const own = (kind: "state" | "ask") => upTopic(office, c3.user, kind);
      const say = (sid: string, body: object) =>
        counter.client.publish(own("ask"), packed(sid, body, line.clock.monoMs()), { qos: 0 });
      await counter.client.subscribeAsync(downTopic(office, c3.user, "answer"), { qos: 1 });
      const online = packed("now", { state: "online", fw: "0.1.0", logs: {} }, line.clock.monoMs());
      counter.client.publish(own("state"), online, { qos: 1, retain: true });
      await line.bring(() => line.office.online(c3.user));
      say("before", { ask: "a1", ageMs: 0, request: issue });
      say("now", { ask: "a2", ageMs: 5_001, request: issue });
      say("now", { ask: "a3", ageMs: 0, request: { ...issue, service: "Z" } });
      await line.arrival(() => counter.heard.length === 3);
      expect(line.presses).toEqual([]);
      say("now", { ask: "a4", ageMs: 4_000, request: issue });
      await line.arrival(() => counter.heard.length === 4);
      say("now", { ask: "a4", ageMs: 4_000, request: issue });
      await line.arrival(() => counter.heard.length === 5);
      expect(line.presses.map(({ ask }) => ask)).toEqual(["a4"]);
      const answers = counter.heard.map((heard) => {
        const { to, problem } = JSON.parse(heard.slice(heard.indexOf("{")));
        return [to, problem?.code ?? "ok", problem?.field];
      });
      expect(answers).toEqual([
        ["a1", "stale-session", undefined],
        ["a2", "expired", undefined],
        ["a3", "bad-request", "request/service"],
        ["a4", "ok", undefined],
        ["a4", "ok", undefined],
      ]);
      await counter.client.endAsync(true);
    });

    test("the server's refusal reaches the person who pressed", async () => {
      line.rules.decide = () => Promise.resolve({ problem: { code: "series-full" } });
      expect(await line.board.ask(issue)).toEqual({ problem: { code: "series-full" } });
    });

    test("a press while the broker is down does nothing when it returns", async () => {
      await broker.kill();
      await line.bring(() => line.atBoard.includes("link down") && !line.office.link);
      const away = await Promise.all([1, 2, 3].map(() => line.board.ask(issue)));
      expect(away).toEqual(Array(3).fill({ problem: { code: "server-away" } }));
      await broker.start();
      // The server may be back before the board, and knows it from before the break.
      const sinceDown = () => line.atBoard.slice(line.atBoard.lastIndexOf("link down"));
      await line.bring(
        () => line.office.online(board) && sinceDown().some((told) => told.startsWith("show")),
      );
      await line.clock.advance(5_000);
      expect(await line.board.ask(issue)).toEqual(granted);
      expect(line.presses).toHaveLength(1);
    });

    test("facts survive a broker that is killed before their ack", async () => {
      line.rules.store = () => new Promise(() => {});
      line.outbox.append([draft("p1"), draft("p2")]);
      line.board.facts();
      await line.arrival(() => line.facts.length === 1);
      await broker.kill();
      line.outbox.append([draft("p3")]);
      line.board.facts();
      line.rules.store = (entries) => Promise.resolve(entries.at(-1)?.seq ?? 0);
      await broker.start();
      await line.bring(() => line.outbox.read(1, 10).length === 0);
      const last = line.facts.at(-1) ?? [];
      expect(last.map(({ seq, fact }) => [seq, fact])).toEqual([
        [1, { ...rated, press: "p1" }],
        [2, { ...rated, press: "p2" }],
        [3, { ...rated, press: "p3" }],
      ]);
      expect(line.outbox.last).toBe(3);
    });

    test("after a broker that forgot everything, both sides say again what they know", async () => {
      line.board.have(example.have);
      await line.bring(() => line.atOffice.includes("have box-26734 rev 7"));
      await broker.kill();
      await line.bring(() => line.atBoard.includes("link down") && !line.office.link);
      line.atOffice.length = 0;
      line.atBoard.length = 0;
      await broker.start();
      await line.bring(() => once(line.atOffice).length >= 2 && once(line.atBoard).length >= 3);
      expect(once(line.atOffice)).toEqual(["online box-26734", "have box-26734 rev 7"]);
      expect(once(line.atBoard)).toEqual(["link up", "want 7", "show 12.871"]);
    });

    test("pictures, commands and proofs find their way; an older picture is not shown", async () => {
      line.office.show(board, { ...example.show, version: 870 });
      line.office.show(board, { ...example.show, version: 872 });
      line.office.cmd(board, example.cmd);
      await line.bring(() => once(line.atBoard).length >= 5);
      expect(once(line.atBoard)).toEqual([
        "link up",
        "want 7",
        "show 12.871",
        "show 12.872",
        "cmd print:2026-11-24/C042/1/q83vEj",
      ]);
      line.board.prove({ call: 312, device: "led3", status: "shown" });
      await line.bring(() => line.atOffice.includes("shown 312 led3"));
    });

    test("a server that restarts finds its boards, and its new picture is shown", async () => {
      line.atOffice.length = 0;
      line.rules.picture = { ...example.show, epoch: 13, version: 0 };
      await line.restartOffice();
      await line.bring(() => line.atBoard.includes("show 13.0"));
      expect(line.atOffice).toContain("online box-26734");
      expect(line.atBoard.filter((told) => told.startsWith("link"))).toEqual(["link up"]);
      expect(await line.board.ask(issue)).toEqual(granted);
    });

    test("a display that hears no beat for 10 s knows that it is not current", async () => {
      const changes: boolean[] = [];
      line.board.onCurrent((current) => changes.push(current));
      await broker.kill();
      await line.bring(() => line.atBoard.includes("link down"));
      expect(line.board.current).toBe(true);
      await line.clock.advance(10_000);
      expect(line.board.beatAgeMs).toBeGreaterThanOrEqual(10_000);
      await broker.start();
      await line.bring(() => line.board.current);
      expect(changes).toEqual([false, true]);
    });

    test("a board that says goodbye is offline, not lost", async () => {
      line.atOffice.length = 0;
      let stopped = false;
      line.board.stop("update").then(
        () => (stopped = true),
        () => undefined,
      );
      await line.arrival(() => line.atOffice.includes("offline box-26734"));
      await line.bring(() => stopped);
      expect(once(line.atOffice)).toEqual(["offline box-26734"]);
    });
  });
}
