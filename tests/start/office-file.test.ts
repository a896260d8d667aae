import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Box, newDataDir, startBox, until } from "./box.ts";

const dataDir = newDataDir();
const file = join(dataDir, "office.yaml");
let box: Box;
let good: string;

const serverLog = () => readFileSync(join(dataDir, "log", "server.log"), "utf8");
const services = async () => {
  const kiosk = await fetch(`${box.edgeUrl}/local/kiosk`);
  return JSON.stringify(((await kiosk.json()) as { services: object }).services);
};
/** As a newcomer does it: to the program that was started, which hands it on. */
const reload = () => process.kill(box.pid("box") ?? 0, "SIGHUP");

beforeAll(async () => {
  const first = await startBox({ dataDir });
  await first.serves;
  first.interrupt();
  await first.ended;
  good = readFileSync(file, "utf8");
});
afterAll(async () => {
  await box.remove();
  rmSync(dirname(dataDir), { recursive: true });
});

test("a box starts by its last good office when somebody broke the file, and logs the fault", async () => {
  writeFileSync(file, good.replace("letter: A", "letter: Đ"));
  box = await startBox({ dataDir });
  await box.serves;
  expect((await fetch(`${box.serverUrl}/health`)).status).toBe(200);
  expect(await services()).toContain("Hộ tịch");
  await until("the log tells the refusal", async () =>
    /office\.yaml is refused, revision 1 stays: .*letter/.test(serverLog()),
  );
});

test("a mended file is taken at SIGHUP, while the office serves", async () => {
  const pid = box.pid("server");
  writeFileSync(file, good.replace("vi: Hộ tịch,", "vi: Hộ tịch và cư trú,"));
  reload();
  await until("the kiosk shows the new name", async () =>
    (await services()).includes("Hộ tịch và cư trú"),
  );
  expect(box.pid("server")).toBe(pid);
});

test("a mistake at SIGHUP changes nothing and is in the log", async () => {
  writeFileSync(file, "office: nothing\n");
  reload();
  await until("the log tells the refusal", async () => serverLog().includes("revision 2 stays"));
  expect(await services()).toContain("Hộ tịch và cư trú");
});
