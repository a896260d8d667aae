import { readdir, readlink, rm, symlink } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Cable, layCable } from "../../tests/harness/cable.ts";
import { fakeClock, realClock } from "../../tests/harness/clocks.ts";
import { noChance } from "../../tests/harness/direct-line.ts";
import { eventually } from "../../tests/harness/until.ts";
import { keepLine } from "./keep-line.ts";
import type { LineFault } from "./line.ts";
import { openSerial } from "./serial.ts";

/** How many descriptors of this process lead to a PTY, also to one that is gone. */
async function openPtys(): Promise<number> {
  const fds = await readdir("/proc/self/fd");
  const targets = await Promise.all(
    fds.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "closed meanwhile")),
  );
  return targets.filter((target) => target.startsWith("/dev/pts/")).length;
}

describe("a serial line", () => {
  let cable: Cable;
  beforeEach(async () => {
    cable = await layCable();
  });
  afterEach(() => cable.dispose());
  const open = (clock = realClock) => openSerial({ path: cable.path, baud: 9_600, clock });

  test("carries bytes both ways, unchanged", async () => {
    const line = await open();
    const there: number[] = [];
    const here: number[] = [];
    cable.onReceive((bytes) => there.push(...bytes));
    line.onData((bytes) => here.push(...bytes));
    const all = Uint8Array.from({ length: 256 }, (_each, byte) => byte);
    await line.write(all, { deadlineMs: 2_000 });
    cable.send(all);
    await eventually(() => expect([there, here]).toEqual([[...all], [...all]]));
    expect(line.baud).toBe(9_600);
    await line.close();
  });

  test("is down when the cable is pulled, although nobody writes", async () => {
    const line = await open();
    const down = new Promise<LineFault>((resolve) => line.onDown(resolve));
    await cable.unplug();
    expect((await down).code).toBe("unplugged");
    const late = line.write(Uint8Array.of(1), { deadlineMs: 2_000 });
    await expect(late).rejects.toMatchObject({ code: "unplugged" });
  });

  test("is down when its link leads to another device, as after a replug", async () => {
    const clock = fakeClock();
    const line = await open(clock);
    const down = new Promise<LineFault>((resolve) => line.onDown(resolve));
    const other = await layCable();
    await rm(cable.path);
    await symlink(await readlink(other.path), cable.path);
    await clock.advance(500);
    expect((await down).message).toContain("is another device");
    await other.dispose();
  });

  test("kept open by its link, it writes to the device that the link leads to now", async () => {
    const kept = keepLine({ open, clock: realClock, chance: noChance });
    await eventually(() => expect(kept.state().state).toBe("up"));
    const other = await layCable();
    const there: number[] = [];
    other.onReceive((bytes) => there.push(...bytes));
    let written: Promise<void> = Promise.resolve();
    kept.onUp(() => {
      written = kept.write(Uint8Array.of(0x42));
    });
    await rm(cable.path);
    await symlink(await readlink(other.path), cable.path);
    await eventually(() => expect(there).toEqual([0x42]));
    await written;
    await kept.stop();
    await other.dispose();
  });

  test("a port that another program holds is told, and taken when that has ended", async () => {
    const other = await open();
    const kept = keepLine({ open, clock: realClock, chance: noChance });
    const busy = { state: "down", fault: { code: "port-busy" } };
    await eventually(() => expect(kept.state()).toMatchObject(busy));
    await other.close();
    await eventually(() => expect(kept.state().state).toBe("up"));
    await kept.stop();
  });

  test("a port that another program holds is busy", async () => {
    const line = await open();
    await expect(open()).rejects.toMatchObject({ code: "port-busy" });
    await line.close();
    const next = await open();
    await next.close();
  });

  test.each([
    ["/dev/motcua-is-not-there", "port-missing"],
    [import.meta.filename, "port-missing"],
  ])("%s is no serial port", async (path, code) => {
    const opened = openSerial({ path, baud: 9_600, clock: realClock });
    await expect(opened).rejects.toMatchObject({ code });
  });

  test("a device that takes no bytes is given up after the deadline", async () => {
    const clock = fakeClock();
    const line = await open(clock);
    cable.freeze();
    const write = line.write(new Uint8Array(200_000), { deadlineMs: 60_000 });
    const refused = expect(write).rejects.toMatchObject({ code: "write-timeout" });
    await clock.advance(60_000);
    await refused;
    await line.close();
  });

  test("kept open over three unplugs, writes on each new cable and leaks no descriptor", async () => {
    const kept = keepLine({ open, clock: realClock, chance: noChance });
    const there: number[] = [];
    let ups = 0;
    let written: Promise<void> = Promise.resolve();
    cable.onReceive((bytes) => there.push(...bytes));
    kept.onUp(() => {
      ups += 1;
      written = kept.write(Uint8Array.of(0x40 + ups));
    });
    await eventually(() => expect(there).toEqual([0x41]));
    await written;
    const before = await openPtys();
    for (let cycle = 1; cycle <= 3; cycle += 1) {
      await cable.unplug();
      await eventually(() => expect(kept.state().state).toBe("down"));
      await cable.plug();
      await eventually(() => expect(there.at(-1)).toBe(0x41 + cycle));
      await written;
    }
    expect(await openPtys()).toBe(before);
    await kept.stop();
  });
});
