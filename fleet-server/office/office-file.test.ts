import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Store } from "@motcua/broker/log";
import { profiles } from "@motcua/device-profiles";
import { afterEach, beforeEach, expect, test } from "vitest";
import { OfficeFault, type OfficeFile, openOfficeFile } from "./office-file.ts";
import { sampleOfficePath } from "./sample.ts";
import { openShelf, type Shelf } from "./shelf.ts";

const sample = readFileSync(sampleOfficePath, "utf8");
const bad = sample.replace("display: led3", "display: led33");
const onPty = sample.replace("port: sim:printer1", "port: serial:/tmp/pty-1");

let folder: string;
let file: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "office-"));
  file = join(folder, "office.yaml");
  store = openStore(join(folder, "office.db"));
  writeFileSync(file, sample);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

/** Starts as a process does: a fresh store on the same disk. */
function start(shelf?: Shelf): OfficeFile {
  if (shelf === undefined) {
    store.close();
    store = openStore(join(folder, "office.db"));
  }
  return openOfficeFile({
    name: "office.yaml",
    readText: () => readFileSync(file, "utf8"),
    shelf: shelf ?? openShelf(store),
    profiles: profiles(),
  });
}

const printerPort = (office: OfficeFile) => office.office.boards[0]?.devices[0]?.port;

test("the first start takes the file as revision 1", () => {
  const office = start();
  expect(office.rev).toBe(1);
  expect(office.reading).toEqual({ taken: true, differences: [] });
});

test("a restart on the same file changes nothing", () => {
  start();
  expect(start().rev).toBe(1);
});

test("a comment is not a change; a port is, and is told by name", () => {
  const office = start();
  writeFileSync(file, `# a note\n${sample}`);
  expect(office.reload()).toEqual({ taken: true, differences: [] });
  expect(office.rev).toBe(1);
  writeFileSync(file, onPty);
  expect(office.reload()).toEqual({
    taken: true,
    differences: [
      {
        path: "boards/box-26734/devices/printer1/port",
        before: "sim:printer1",
        after: "serial:/tmp/pty-1",
      },
    ],
  });
  expect(office.rev).toBe(2);
});

test("a change made while the server was down is told at the start", () => {
  start();
  writeFileSync(file, onPty);
  const office = start();
  expect(office.rev).toBe(2);
  expect(office.reading).toMatchObject({
    taken: true,
    differences: [{ after: "serial:/tmp/pty-1" }],
  });
});

test("a bad edit is refused with its faults, and the last good one stays in force", () => {
  const office = start();
  writeFileSync(file, bad);
  expect(office.reload()).toMatchObject({
    taken: false,
    faults: [{ path: "counters/2/display", remedy: 'Did you mean "led3"?' }, {}],
  });
  expect(office.rev).toBe(1);
  expect(office.office.counters[2]?.display).toBe("led3");
  writeFileSync(file, onPty);
  expect(office.reload().taken).toBe(true);
  expect(printerPort(office)).toBe("serial:/tmp/pty-1");
});

test("a bad file at the start: the last good one is used and the faults are told", () => {
  writeFileSync(file, onPty);
  start();
  writeFileSync(file, bad);
  const office = start();
  expect(office.reading).toMatchObject({
    taken: false,
    faults: [{ path: "counters/2/display" }, {}],
  });
  expect(office.rev).toBe(1);
  expect(printerPort(office)).toBe("serial:/tmp/pty-1");
});

test("a file that is gone is refused in the same way", () => {
  start();
  rmSync(file);
  const office = start();
  expect(office.reading).toMatchObject({
    taken: false,
    faults: [{ message: expect.stringContaining("ENOENT") }],
  });
});

test("a bad file without a good one before is one clear error", () => {
  writeFileSync(file, sample.replace("display: led3", "displays: led3"));
  expect(() => start()).toThrow(OfficeFault);
  expect(() => start()).toThrow(
    /^office\.yaml cannot be used: line \d+, counters\/2\/display: is missing\..* Did you mean "display"\?/,
  );
});

test("a revision never falls back, also when the kept text has become invalid", () => {
  const shelf = openShelf(store);
  shelf.keep({ rev: 41, text: bad });
  const office = start(shelf);
  expect(office.rev).toBe(42);
  expect(office.reading).toEqual({ taken: true, differences: [] });
});

test("a text that a full disk does not keep does not take effect", () => {
  const real = openShelf(store);
  let isFull = false;
  const office = start({
    read: () => real.read(),
    keep: (kept) => {
      if (isFull) throw Object.assign(new Error("disk full"), { code: "SQLITE_FULL" });
      real.keep(kept);
    },
  });
  isFull = true;
  writeFileSync(file, onPty);
  expect(office.reload()).toMatchObject({
    taken: false,
    faults: [{ message: "cannot be kept: the storage is full" }],
  });
  expect(printerPort(office)).toBe("sim:printer1");
  isFull = false;
  expect(office.reload().taken).toBe(true);
  expect(office.rev).toBe(2);
});
