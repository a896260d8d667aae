import type { BoardAct, BoardName, CommandResult } from "@motcua/broker/contract";
import { describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { createActBook } from "./act-book.ts";

function office() {
  const clock = fakeClock();
  const told: BoardAct[] = [];
  let ids = 0;
  let here = true;
  const chance = {
    unit: () => 0,
    bytes: (count: number) => new Uint8Array(count),
    id: () => {
      ids += 1;
      return String(ids);
    },
  };
  const tell = (_: BoardName, act: BoardAct) => {
    if (here) told.push(act);
    return here;
  };
  const book = createActBook({ clock, chance, tell });
  return {
    ...{ book, clock, told },
    goAway: () => {
      here = false;
    },
    test: (key: string, device = "printer1") => {
      const asked = book.ask({ board: "box-1", act: { name: "test-device", device }, key });
      return "id" in asked ? asked.id : asked.refusal;
    },
    says: (to: string, more: Omit<CommandResult, "to">) => book.note("box-1", { to, ...more }),
    state: (id: string) => book.of("box-1", id)?.state,
  };
}

describe("an act at a board", () => {
  test("goes from sent to received, running and done, as the board tells", () => {
    const { book, says, state, test: ask } = office();
    const id = ask("key-0001");
    const states = [state(id)];
    book.onChange(id, () => states.push(state(id)));
    for (const step of ["received", "queued", "started", "press-key:next"]) {
      says(id, { status: "running", step });
    }
    expect(book.of("box-1", id)?.step).toBe("press-key:next");
    says(id, { status: "done" });
    expect(states).toEqual(["sent", "received", "queued", "running", "running", "done"]);
  });

  test("that is asked for twice with one key is told once", () => {
    const { told, test: ask } = office();
    expect(ask("key-0001")).toBe(ask("key-0001"));
    expect(ask("key-0002")).not.toBe(ask("key-0001"));
    expect(told).toHaveLength(2);
  });

  test("is refused under the key of another wish", () => {
    const { told, test: ask } = office();
    ask("key-0001");
    expect(ask("key-0001", "printer2")).toBe("key-reused");
    expect(told).toHaveLength(1);
  });

  test("is refused where the board is away, and the same wish may come again", () => {
    const { goAway, test: ask } = office();
    goAway();
    expect(ask("key-0001")).toBe("board-offline");
  });

  test("keeps its last words: a late step and another board change nothing", () => {
    const { book, says, state, test: ask } = office();
    const id = ask("key-0001");
    book.note("box-2", { to: id, status: "done" });
    expect(state(id)).toBe("sent");
    expect(book.of("box-2", id)).toBeUndefined();
    says(id, { status: "failed", code: "paper-out" });
    says(id, { status: "running", step: "started" });
    expect(book.of("box-1", id)).toMatchObject({ state: "failed", code: "paper-out" });
  });

  test("of which nothing is heard is over: soon at first, later while somebody presses keys", async () => {
    const { clock, says, state, test: ask } = office();
    const silent = ask("key-0001");
    const slow = ask("key-0002", "keys1");
    says(slow, { status: "running", step: "press-key:next" });
    await clock.advance(10_000);
    expect([state(silent), state(slow)]).toEqual(["expired", "running"]);
    // The board's line was slow: what it tells is true all the same.
    says(silent, { status: "done" });
    expect(state(silent)).toBe("done");
    await clock.advance(80_000);
    expect(state(slow)).toBe("expired");
  });

  test("is one of 200 at most, and is forgotten after an hour", async () => {
    const { clock, state, test: ask } = office();
    const ids = Array.from({ length: 201 }, (_, n) => ask(`key-${1000 + n}`));
    expect([state(ids[0] ?? ""), state(ids[1] ?? "")]).toEqual([undefined, "sent"]);
    await clock.advance(60 * 60_000);
    const last = ask("key-9999");
    expect([state(ids[200] ?? ""), state(last)]).toEqual([undefined, "sent"]);
  });
});

test("what was found comes with the names of the models that fit, and the line to copy", () => {
  const { book, says } = office();
  const act = { name: "find-devices" } as const;
  const asked = book.ask({ board: "box-1", act, key: "key-0001" });
  const id = "id" in asked ? asked.id : "";
  const port = "serial:/dev/serial/by-id/usb-Arduino_Uno-if00";
  const profiles = ["ht16k33-4digit", "escpos-80mm", "of-a-later-release"];
  says(id, { status: "done", found: [{ port, label: "Arduino", profiles, usedBy: ["led3"] }] });
  const [found] = book.of("box-1", id)?.found ?? [];
  expect(found?.fits.map(({ profile, port: line }) => [profile, line])).toEqual([
    ["ht16k33-4digit", `firmata:${port}`],
    ["escpos-80mm", port],
  ]);
});
