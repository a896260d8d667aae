import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Action, type Client, may } from "./access.ts";
import { downKinds, downTopic, officeFilter, upKinds, upTopic } from "./contract/topics.ts";

const office = "o26734";
const board: Client = { role: "board", office, board: "box-26734" };
const server: Client = { role: "server", office };
const everyTopic = ["box-26734", "c3-26734"].flatMap((name) => [
  ...upKinds.map((kind) => upTopic(office, name, kind)),
  ...downKinds.map((kind) => downTopic(office, name, kind)),
]);

describe("who may say what", () => {
  test("a board publishes under its own up, and nothing else", () => {
    const allowed = everyTopic.filter((topic) => may(board, "publish", topic) === "yes");
    expect(allowed).toEqual(upKinds.map((kind) => upTopic(office, "box-26734", kind)));
  });

  test("the server publishes to every board of its office, and for no board", () => {
    const allowed = everyTopic.filter((topic) => may(server, "publish", topic) === "yes");
    expect(allowed).toEqual(everyTopic.filter((topic) => topic.includes("/down/")));
    expect(may(server, "publish", downTopic("o00001", "box-00001", "cmd"))).toBe("not-yours");
  });

  test("only what stands for now is kept by the broker: an old press must never come again", () => {
    const kept = everyTopic.filter((topic) =>
      [board, server].some((client) => may(client, "retain", topic) === "yes"),
    );
    expect(kept).toEqual([
      upTopic(office, "box-26734", "state"),
      upTopic(office, "box-26734", "have"),
    ]);
  });

  test("each listens to what is for it", () => {
    expect(may(board, "subscribe", downTopic(office, "box-26734", "#"))).toBe("yes");
    expect(may(board, "subscribe", upTopic(office, "box-26734", "state"))).toBe("yes");
    expect(may(server, "subscribe", officeFilter(office))).toBe("yes");
    expect(may(board, "subscribe", officeFilter(office))).toBe("not-yours");
    expect(may(server, "subscribe", downTopic(office, "box-26734", "#"))).toBe("not-yours");
  });

  test("whatever text comes as a topic, wildcards, $ and U+0000 never pass", () => {
    const piece = fc.oneof(
      fc.constantFrom("motcua", "1", "#", "+", "$SYS", "$share", "up", "down", "state", "\u0000"),
      fc.constantFrom(...everyTopic.flatMap((topic) => topic.split("/"))),
      fc.string(),
    );
    const topic = fc.array(piece, { maxLength: 9 }).map((parts) => parts.join("/"));
    const action = fc.constantFrom<Action>("publish", "retain");
    fc.assert(
      fc.property(fc.constantFrom(board, server), action, topic, (client, wish, text) => {
        if (may(client, wish, text) === "yes") expect(text).not.toMatch(/[#+$\0]/);
      }),
    );
    expect(may(server, "publish", downTopic(office, "box\u0000", "cmd"))).toBe("not-yours");
    expect(may(server, "publish", downTopic(office, "+", "cmd"))).toBe("not-yours");
  });
});
