import fc from "fast-check";
import { expect, test } from "vitest";
import {
  downKinds,
  downTopic,
  officeFilter,
  parseTopic,
  shardOf,
  upKinds,
  upTopic,
} from "./topics.ts";

// Computed apart from this program, with Python's zlib: for ever, as each office keeps its shard.
test.each([
  ["o26734", "39"],
  ["o00001", "18"],
  ["o31129", "32"],
  ["o00004", "29"],
])("office %s is in shard %s", (office, shard) => {
  expect(shardOf(office)).toBe(shard);
});

test("topics as they stand on the wire", () => {
  expect(upTopic("o26734", "box-26734", "state")).toBe("motcua/1/39/o26734/box-26734/up/state");
  expect(downTopic("o26734", "c3-26734", "#")).toBe("motcua/1/39/o26734/c3-26734/down/#");
  expect(officeFilter("o26734")).toBe("motcua/1/39/o26734/+/up/#");
});

const officeCode = fc.stringMatching(/^o[0-9]{5}$/);
const boardName = fc.stringMatching(/^[a-z0-9-]{3,32}$/);

test("every topic of the contract is taken apart into what it was made of", () => {
  fc.assert(
    fc.property(officeCode, boardName, fc.constantFrom(...upKinds), (office, board, kind) => {
      expect(parseTopic(upTopic(office, board, kind))).toEqual({
        office,
        board,
        direction: "up",
        kind,
      });
    }),
  );
  fc.assert(
    fc.property(officeCode, boardName, fc.constantFrom(...downKinds), (office, board, kind) => {
      expect(parseTopic(downTopic(office, board, kind))).toEqual({
        office,
        board,
        direction: "down",
        kind,
      });
    }),
  );
});

test("any other text is no topic: what is taken apart can be made again", () => {
  const near = fc
    .tuple(officeCode, boardName, fc.constantFrom("up", "down"), fc.constantFrom("ask", "ack", "x"))
    .chain(([office, board, direction, kind]) =>
      fc.constantFrom(
        `motcua/1/${shardOf(office)}/${office}/${board}/${direction}/${kind}`,
        `motcua/2/${shardOf(office)}/${office}/${board}/${direction}/${kind}`,
        `motcua/1/99/${office}/${board}/${direction}/${kind}`,
        `motcua/1/${shardOf(office)}/${office}/${board}/${direction}/${kind}/more`,
      ),
    );
  fc.assert(
    fc.property(fc.oneof(near, fc.string()), (text) => {
      const address = parseTopic(text);
      if (address === undefined) return;
      const { office, board } = address;
      const again =
        address.direction === "up"
          ? upTopic(office, board, address.kind)
          : downTopic(office, board, address.kind);
      expect(again).toBe(text);
    }),
  );
});
