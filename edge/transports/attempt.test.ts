import { describe, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { attempt } from "./attempt.ts";
import { LineFault } from "./line.ts";
import { writeDeadlineMs } from "./write-deadline.ts";

function wired() {
  const clock = fakeClock();
  const sent: { bytes: Uint8Array; done: (error?: Error | null) => void }[] = [];
  let ends = 0;
  const wire = {
    send: (bytes: Uint8Array, done: (error?: Error | null) => void) => {
      sent.push({ bytes, done });
    },
    end: () => {
      ends += 1;
      return Promise.resolve();
    },
  };
  return { clock, sent, ends: () => ends, ...attempt({ wire, baud: 9_600, clock }) };
}

describe("one attempt at a line", () => {
  test("a peer that takes no bytes is given up after the deadline, and the port let go", async () => {
    const { clock, line, ends } = wired();
    const faults: string[] = [];
    line.onDown((fault) => faults.push(fault.code));
    const write = line.write(Uint8Array.of(1), { deadlineMs: 2_000 });
    const refused = expect(write).rejects.toMatchObject({ code: "write-timeout" });
    await clock.advance(1_999);
    expect(faults).toEqual([]);
    await clock.advance(1);
    await refused;
    expect(faults).toEqual(["write-timeout"]);
    expect(ends()).toBe(1);
  });

  test("a line that goes down refuses what it was writing and all that follows, once", async () => {
    const { line, lost } = wired();
    const faults: string[] = [];
    line.onDown((fault) => faults.push(fault.message));
    const write = line.write(Uint8Array.of(1), { deadlineMs: 2_000 });
    lost(new LineFault("unplugged", "first"));
    lost(new LineFault("unplugged", "second"));
    await expect(write).rejects.toThrow("first");
    await expect(line.write(Uint8Array.of(2), { deadlineMs: 9 })).rejects.toThrow("first");
    expect(faults).toEqual(["first [unplugged]"]);
  });

  test("whoever listens too late still hears that the line is gone", async () => {
    const { line, lost } = wired();
    lost(new LineFault("unplugged", "gone"));
    const heard = await new Promise<LineFault>((resolve) => line.onDown(resolve));
    expect(heard.code).toBe("unplugged");
  });

  test("closing is not a fault", async () => {
    const { line, lost, ends } = wired();
    const faults: LineFault[] = [];
    line.onDown((fault) => faults.push(fault));
    await line.close();
    lost(new LineFault("unplugged", "the close event"));
    expect(faults).toEqual([]);
    expect(ends()).toBe(1);
  });
});

test("a ticket of 35,750 bytes has 37.2 s × 1.5 + 2 s at 9600 baud", () => {
  expect(writeDeadlineMs(35_750, 9_600)).toBe(57_860);
  expect(writeDeadlineMs(35_750, undefined)).toBe(10_000);
});
