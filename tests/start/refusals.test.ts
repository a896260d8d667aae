import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Box, type BoxPorts, freePorts, newDataDir, startBox } from "./box.ts";

/** sysexits EX_CONFIG: a service manager must not start it again. */
const needsPerson = 78;

const undo: (() => void)[] = [];
afterEach(() => {
  for (const one of undo.splice(0)) one();
});

/** A refused start: one sentence on standard error, and nothing left running. */
async function refusalOf(box: Box): Promise<string> {
  const { code } = await box.ended;
  expect(code).toBe(needsPerson);
  expect(box.out).toEqual([]);
  expect(box.left()).toBe(0);
  expect(box.err).toHaveLength(1);
  await box.remove();
  return box.err[0] ?? "";
}

function occupy(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    undo.push(() => server.close());
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve(server));
  });
}

test.each<[keyof BoxPorts, string]>([
  ["http", "HTTP_PORT"],
  ["mqtt", "MQTT_PORT"],
  ["edge", "EDGE_HTTP_PORT"],
])("a port of its own in use (%s) is named, with the variable to set", async (which, variable) => {
  const ports = await freePorts();
  await occupy(ports[which]);
  expect(await refusalOf(await startBox({ ports }))).toBe(
    `Port ${ports[which]} is in use by another program. Stop that program, or set ${variable} to a free port.`,
  );
});

test("a port that is no number is told by its variable", async () => {
  const sentence = await refusalOf(await startBox({ env: { HTTP_PORT: "eighty" } }));
  expect(sentence).toContain("HTTP_PORT must be a port number from 0 to 65535.");
});

test("a data folder that cannot be written is named", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "motcua-file-")), "data");
  writeFileSync(file, "not a folder");
  const sentence = await refusalOf(await startBox({ dataDir: file }));
  expect(sentence).toContain(file);
  expect(sentence).toMatch(/set DATA_DIR to another place\.$/);
  rmSync(dirname(file), { recursive: true });
});

describe("a data folder that an office has used", () => {
  const used = newDataDir();

  beforeAll(async () => {
    const first = await startBox({ dataDir: used });
    await first.serves;
    const second = await startBox({ dataDir: used });
    sentence = await refusalOf(second);
    serves = (await fetch(`${first.serverUrl}/health`)).status;
    first.interrupt();
    await first.ended;
  });
  afterAll(() => rmSync(dirname(used), { recursive: true }));

  let sentence = "";
  let serves = 0;

  test("takes no second copy, and the first serves on", () => {
    expect(sentence).toMatch(/^Another process is using this data folder: .*another DATA_DIR\.$/);
    expect(serves).toBe(200);
  });

  test.each(["office.db", "box-26734.db"])(
    "a damaged %s is told, and left as it is",
    async (name) => {
      const dataDir = newDataDir();
      cpSync(used, dataDir, { recursive: true });
      const file = join(dataDir, name);
      const damaged = Buffer.from(readFileSync(file)).fill(0x5a, 0, 2_048);
      writeFileSync(file, damaged);
      const told = await refusalOf(await startBox({ dataDir }));
      expect(told).toContain(`The data file is damaged: ${file}.`);
      expect(told).toContain("restore the backup");
      expect(readFileSync(file).equals(damaged)).toBe(true);
      rmSync(dirname(dataDir), { recursive: true });
    },
  );
});

test("an office.yaml with a mistake, and no good one before, is told by line, field and remedy", async () => {
  const dataDir = newDataDir();
  mkdirSync(dataDir, { recursive: true });
  const sample = readFileSync("fleet-server/office/sample-office.yaml", "utf8");
  const file = join(dataDir, "office.yaml");
  const bad = sample.replace("profile: speaker-wav", "profile: speaker-wave");
  writeFileSync(file, bad);
  const sentence = await refusalOf(await startBox({ dataDir }));
  const line = bad.slice(0, bad.indexOf("speaker-wave")).split("\n").length;
  expect(sentence).toContain(`${file} cannot be used`);
  expect(sentence).toContain(`line ${line}`);
  expect(sentence).toMatch(/profile.*speaker-wav\b/);
  rmSync(dirname(dataDir), { recursive: true });
});
