import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  labelOf,
  type Machine,
  machine,
  type Run,
  start,
  wish,
} from "../../tests/simulation/hall-on-disk.ts";

let box: Machine;
let run: Run;
beforeEach(async () => {
  box = machine();
  run = start(box);
  await run.ask({ name: "open-day", day: "2026-11-24" });
});
afterEach(() => {
  run.kill();
  box.remove();
});

const big = "x".repeat(40);

describe("a full disk", () => {
  test("refuses the whole batch, forgets what it had in memory, and goes on when there is room", async () => {
    const pages = run.store.pragma("page_count", { simple: true });
    run.store.pragma(`max_page_count = ${String(pages)}`);
    let given = 0;
    let answer = "";
    for (let n = 0; answer !== "storage-full" && n < 500; n += 1) {
      answer = labelOf(await run.ask(wish(`${big}${n}`), `tap-${n}`)) ?? "";
      if (answer !== "storage-full") given += 1;
    }
    expect(answer).toBe("storage-full");
    expect(run.runner.storage).toBe("full");
    expect(run.runner.hall.tickets.size).toBe(given);
    expect(run.fatal).toEqual([]);

    const batch = [run.submit(wish("a")), run.submit({ name: "call-next", counter: 9 })];
    run.endTurn();
    expect((await Promise.all(batch)).map(labelOf)).toEqual(["storage-full", "storage-full"]);
    // What changes nothing still works: pages, refusals, repeats.
    expect(labelOf(await run.ask({ name: "call-next", counter: 9 }))).toBe("unknown-counter");
    expect(labelOf(await run.ask(wish("again"), "tap-0"))).toBe("A001");

    run.store.pragma("max_page_count = 1000000");
    const next = `A${String(given + 1).padStart(3, "0")}`;
    expect(labelOf(await run.ask(wish("b"), `tap-${given}`))).toBe(next);
    expect(run.runner.storage).toBe("ok");
  });
});

describe("a card that can only be read", () => {
  test("takes back also the refusals that rested on what did not happen", async () => {
    await run.ask(wish("a"));
    const callNext = { name: "call-next", counter: 1 } as const;
    run.store.pragma("query_only = ON");
    // The second press finds the counter busy with a ticket that was never durably called.
    const presses = [run.submit(callNext, "p1"), run.submit(callNext, "p2")];
    run.endTurn();
    const refused = ["storage-read-only", "storage-read-only"];
    expect((await Promise.all(presses)).map(labelOf)).toEqual(refused);
    run.store.pragma("query_only = OFF");
    expect(labelOf(await run.ask(callNext, "p2"))).toBe("A001");
  });

  test("refuses every command that would change something, and serves again when it is mended", async () => {
    run.store.pragma("query_only = ON");
    expect(labelOf(await run.ask(wish("a"), "tap"))).toBe("storage-read-only");
    expect(run.runner.storage).toBe("read-only");
    expect(run.runner.hall.tickets.size).toBe(0);
    run.store.pragma("query_only = OFF");
    expect(labelOf(await run.ask(wish("b"), "tap"))).toBe("A001");
    expect(run.runner.storage).toBe("ok");
  });
});
