import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { givesTickets, nodeCommand, startBox, until } from "./box.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-strace-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The calls by which a process reaches another machine. */
const calls = "connect,sendto,sendmsg,sendmmsg";
const traced = (record: string, command: readonly string[]) => [
  ...["strace", "-f", "-qq", "-e", `trace=${calls}`, "-o", record],
  ...command,
];

/** Every internet address that the traced processes named to the kernel. */
function addressesIn(record: string): readonly string[] {
  const text = readFileSync(record, "utf8");
  const named = [...text.matchAll(/inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/g)];
  return [...new Set(named.map(([, v4, v6]) => v4 ?? v6 ?? ""))];
}

test("the record would show a request to another machine", async () => {
  const record = join(folder, "planted");
  // 192.0.2.1 is of TEST-NET-1 (RFC 5737): nobody answers there.
  const code =
    'require("net").connect(9, "192.0.2.1").on("error", () => {}).setTimeout(50, process.exit)';
  const [program = "", ...args] = traced(record, [process.execPath, "-e", code]);
  await once(spawn(program, args), "close");
  expect(addressesIn(record)).toContain("192.0.2.1");
});

test("from the start to the stop no process asks anything of another machine", async () => {
  const record = join(folder, "office");
  const box = await startBox({ command: traced(record, nodeCommand) });
  await box.serves;
  await until("a citizen gets a ticket", () => givesTickets(box));
  const post = (path: string, body?: object) =>
    fetch(`${box.serverUrl}${path}`, {
      method: "POST",
      headers: {
        "idempotency-key": randomUUID(),
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const paperless = { service: "A", class: "normal", paper: false };
  expect((await post("/v1/tickets", paperless)).status).toBe(201);
  expect((await post("/v1/counters/1/acts", { name: "call-next" })).status).toBe(200);
  expect((await post("/v1/counters/1/acts", { name: "finish" })).status).toBe(200);
  expect((await post("/v1/day/close")).status).toBe(200);
  process.kill(box.pid("box") ?? Number.NaN, "SIGTERM");
  await box.ended;
  await box.remove();
  expect(addressesIn(record)).toEqual(["127.0.0.1"]);
});
