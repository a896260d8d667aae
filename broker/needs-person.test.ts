import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StoreFault } from "./log/faults.ts";
import { sentenceFor } from "./needs-person.ts";

const told = {
  ports: { HTTP_PORT: 8480, MQTT_PORT: 8483 },
  places: { DATA_DIR: "/var/lib/motcua" },
};
const pathError = (code: string, path: string) => Object.assign(new Error(code), { code, path });
const listenError = (code: string, port: number) =>
  Object.assign(new Error(`listen ${code}`), { code, port });

test("a port in use is named with the variable that moves it", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const address = other.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const error = await new Promise<unknown>((resolve) => {
    createServer().once("error", resolve).listen(port, "127.0.0.1");
  });
  other.close();
  const sentence = sentenceFor(error, { ...told, ports: { HTTP_PORT: 1, MQTT_PORT: port } });
  expect(sentence).toBe(
    `Port ${port} is in use by another program. Stop that program, or set MQTT_PORT to a free port.`,
  );
});

test("a port below 1024 is refused to a common account, and the remedy is another port", () => {
  expect(sentenceFor(listenError("EACCES", 8480), told)).toContain("Set HTTP_PORT");
});

test("a file where the data folder should be is named by its path", () => {
  const file = join(mkdtempSync(join(tmpdir(), "motcua-person-")), "data");
  writeFileSync(file, "");
  let error: unknown;
  try {
    mkdirSync(file, { recursive: true });
  } catch (caught) {
    error = caught;
  }
  expect(sentenceFor(error, { ...told, places: { DATA_DIR: file } })).toBe(
    `${file} cannot be used: there is a file in place of a folder. Mend that, or set DATA_DIR to another place.`,
  );
});

test("a store's own words are kept, and a full disk has words too", () => {
  const fault = new StoreFault("storage-in-use", "/var/lib/motcua/office.db");
  expect(sentenceFor(fault, told)).toBe(fault.message);
  const full = pathError("ENOSPC", "/var/lib/motcua/credentials/box.json");
  expect(sentenceFor(full, told)).toContain("the disk is full");
  expect(sentenceFor(pathError("EACCES", "/var"), told)).toContain("DATA_DIR");
});

test.each([
  [new TypeError("x is not a function")],
  [listenError("ECONNRESET", 8480)],
  [pathError("ENOENT", "/usr/font.ttf")],
  ["thrown"],
])("what no person at the machine can mend has no sentence: %s", (error) => {
  expect(sentenceFor(error, told)).toBeUndefined();
});
