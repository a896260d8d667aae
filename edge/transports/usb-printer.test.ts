import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { noChance } from "../../tests/harness/direct-line.ts";
import { steppingClock } from "../../tests/harness/stepping-clock.ts";
import { keepLine } from "./keep-line.ts";
import { openUsbPrinter, type UsbFile } from "./usb-printer.ts";

const errno = (code: string) => Object.assign(new Error(code), { code });

/** A device node of usblp in the hands of the test. */
function printer() {
  const wrote: number[] = [];
  let answer = new Uint8Array(0);
  const node = {
    wrote,
    /** What the next call of each kind fails with. */
    fails: { read: "", write: "", open: "" },
    name: "1:2:3",
    open: 0,
    bytes: 0,
    says: (bytes: readonly number[]) => {
      answer = Uint8Array.from(bytes);
    },
  };
  const file: UsbFile = {
    read: async (into) => {
      if (node.fails.read !== "") throw errno(node.fails.read);
      into.set(answer);
      const { length } = answer;
      answer = new Uint8Array(0);
      return length;
    },
    write: async (bytes) => {
      if (node.fails.write !== "") throw errno(node.fails.write);
      wrote.push(bytes.length);
      node.bytes += bytes.length;
      return bytes.length;
    },
    close: async () => {
      node.open -= 1;
    },
  };
  const clock = steppingClock(0);
  const open = () =>
    openUsbPrinter({
      port: { kind: "usb", path: "/dev/usb/lp0" },
      clock,
      openFile: async () => {
        if (node.fails.open !== "") throw errno(node.fails.open);
        node.open += 1;
        return file;
      },
      nodeOf: async () => node.name,
    });
  return { node, clock, open };
}

const deadlineMs = 10_000;

test("a ticket goes out in pieces of 4 kB, and what the printer says comes in", async () => {
  const { node, clock, open } = printer();
  const line = await open();
  const heard: number[] = [];
  line.onData((bytes) => heard.push(...bytes));
  await line.write(new Uint8Array(10_000), { deadlineMs });
  expect(node.wrote).toEqual([4_096, 4_096, 1_808]);
  node.says([0x12, 0x16]);
  await clock.advance(40);
  expect(heard).toEqual([0x12, 0x16]);
  await line.close();
  expect(node.open).toBe(0);
});

test("a busy printer is waited for, in order; one that stays busy is given up", async () => {
  const { node, clock, open } = printer();
  const line = await open();
  const downs: string[] = [];
  line.onDown(({ code }) => downs.push(code));
  node.fails.write = "EAGAIN";
  const first = line.write(new Uint8Array(5_000), { deadlineMs });
  const second = line.write(new Uint8Array(3), { deadlineMs });
  await clock.advance(100);
  node.fails.write = "";
  await clock.advance(20);
  await Promise.all([first, second]);
  expect(node.wrote).toEqual([4_096, 904, 3]);
  node.fails.write = "EAGAIN";
  const stuck = line.write(new Uint8Array(1), { deadlineMs });
  const refused = expect(stuck).rejects.toMatchObject({ code: "write-timeout" });
  await clock.advance(deadlineMs + 20);
  await refused;
  expect(downs).toEqual(["write-timeout"]);
  expect(node.open).toBe(0);
});

test.each([
  ["an idle read that finds it gone", "ENODEV"],
  ["an input or output error", "EIO"],
])("%s means unplugged (%s)", async (_, code) => {
  const { node, clock, open } = printer();
  const line = await open();
  const downs: string[] = [];
  line.onDown((fault) => downs.push(fault.code));
  node.fails.read = code;
  await clock.advance(60);
  expect(downs).toEqual(["unplugged"]);
  await expect(line.write(new Uint8Array(1), { deadlineMs })).rejects.toMatchObject({
    code: "unplugged",
  });
});

test("empty answers are no end, and a read that notices nothing is not needed", async () => {
  const { node, clock, open } = printer();
  const line = await open();
  const downs: string[] = [];
  line.onDown((fault) => downs.push(fault.code));
  await clock.advance(2_000);
  expect(downs).toEqual([]);
  node.name = "none";
  await clock.advance(600);
  expect(downs).toEqual(["unplugged"]);
});

test.each([
  ["ENOENT", "port-missing"],
  ["EACCES", "port-forbidden"],
  ["EBUSY", "port-busy"],
])("a node that cannot be opened says why: %s is %s", async (code, fault) => {
  const { node, open } = printer();
  node.fails.open = code;
  await expect(open()).rejects.toMatchObject({ code: fault });
});

test("a path that is a file is no printer", async () => {
  const folder = mkdtempSync(join(tmpdir(), "motcua-usb-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "lp0");
  writeFileSync(path, "");
  const opened = openUsbPrinter({ port: { kind: "usb", path }, clock: steppingClock(0) });
  await expect(opened).rejects.toMatchObject({ code: "port-missing" });
});

test("kept open, it is there again after a replug without a restart", async () => {
  const { node, clock, open } = printer();
  const kept = keepLine({ open, clock, chance: noChance });
  await clock.advance(20);
  node.fails = { read: "ENODEV", write: "ENODEV", open: "ENOENT" };
  await clock.advance(100);
  expect(kept.state()).toMatchObject({ state: "down", fault: { code: "unplugged" } });
  node.fails = { read: "", write: "", open: "" };
  await clock.advance(2_500);
  expect(kept.state()).toEqual({ state: "up" });
  await kept.write(Uint8Array.of(1, 2));
  expect(node.wrote).toEqual([2]);
  await kept.stop();
  expect(node.open).toBe(0);
});
