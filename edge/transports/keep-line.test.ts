import { describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { type Attempt, attempt } from "./attempt.ts";
import { keepLine } from "./keep-line.ts";
import { LineFault } from "./line.ts";

const chance = { unit: () => 0, bytes: (count: number) => new Uint8Array(count), id: () => "id" };

/** A place where each attempt either fails with a code or opens. */
function place(plan: ("open" | LineFault["code"])[]) {
  const clock = fakeClock();
  const tries: number[] = [];
  const opened: Attempt[] = [];
  const sent: number[][] = [];
  const open = () => {
    tries.push(clock.monoMs());
    const next = plan.shift() ?? "open";
    if (next !== "open") return Promise.reject(new LineFault(next, "no"));
    const wire = {
      send: (bytes: Uint8Array, done: () => void) => {
        sent.push([...bytes]);
        done();
      },
      end: () => Promise.resolve(),
    };
    const fresh = attempt({ wire, baud: 9_600, clock });
    opened.push(fresh);
    return Promise.resolve(fresh.line);
  };
  const kept = keepLine({ open, clock, chance });
  const heard: string[] = [];
  kept.onUp(() => heard.push("up"));
  kept.onDown((fault) => heard.push(fault.code));
  return { clock, tries, opened, sent, kept, heard };
}

describe("a kept line", () => {
  test("is tried again after 0.2, 0.4, 0.8, 1.6 and then every 2 s", async () => {
    const { clock, tries } = place(Array(7).fill("port-missing"));
    await clock.advance(8_000);
    expect(tries).toEqual([0, 200, 600, 1_400, 3_000, 5_000, 7_000]);
  });

  test("tells each reason once, and every opening", async () => {
    const { clock, heard } = place(["port-missing", "port-missing", "port-busy", "open"]);
    await clock.advance(3_000);
    expect(heard).toEqual(["port-missing", "port-busy", "up"]);
  });

  test("calls a place that worked before unplugged, not missing", async () => {
    const { clock, heard, opened } = place(["open", "port-missing", "port-refused"]);
    await clock.advance(0);
    opened[0]?.lost(new LineFault("unplugged", "cable"));
    await clock.advance(5_000);
    expect(heard).toEqual(["up", "unplugged", "up"]);
  });

  test("refuses to write while it is down and writes on the new line afterwards", async () => {
    const { clock, kept, opened, sent } = place([]);
    await expect(kept.write(Uint8Array.of(1))).rejects.toThrow("not open yet");
    await clock.advance(0);
    await kept.write(Uint8Array.of(2));
    opened[0]?.lost(new LineFault("write-timeout", "hung"));
    await expect(kept.write(Uint8Array.of(3))).rejects.toMatchObject({ code: "write-timeout" });
    await clock.advance(200);
    await kept.write(Uint8Array.of(4));
    expect(sent).toEqual([[2], [4]]);
  });

  test("forgets a long wait once the line has lasted", async () => {
    const { clock, tries, opened } = place(["port-missing", "port-missing", "port-missing"]);
    await clock.advance(1_400);
    await clock.advance(10_000);
    opened[0]?.lost(new LineFault("unplugged", "cable"));
    await clock.advance(200);
    expect(tries.at(-1)).toBe(11_600);
  });

  test("makes no further attempt after stop", async () => {
    const { clock, kept, tries, heard } = place(["port-missing"]);
    await clock.advance(0);
    await kept.stop();
    await clock.advance(10_000);
    expect(tries).toEqual([0]);
    expect(heard).toEqual(["port-missing"]);
  });
});
