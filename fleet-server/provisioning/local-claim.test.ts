import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LocalClaim, Provisioned } from "@motcua/broker/contract";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startPositions } from "../../tests/harness/positions.ts";
import type { PositionView } from "./view.ts";

const box = "box-26734";
const hardware = { serial: "pi-1", model: "Raspberry Pi 4", key: "K".repeat(43) };

let dataDir: string;
let office: Awaited<ReturnType<typeof startPositions>>;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "motcua-local-"));
});
afterEach(async () => {
  await office.stop();
  rmSync(dataDir, { recursive: true });
});

async function start(seed = 1) {
  office = await startPositions({ dataDir, seed });
  await office.open(box);
}
async function restart(seed: number) {
  await office.stop();
  await start(seed);
}
const path = () => join(dataDir, "credentials", `${box}.claim`);
const file = () => JSON.parse(readFileSync(path(), "utf8")) as LocalClaim;
const provision = (code: string | null) =>
  office.post<Provisioned>("/v1/provision", { board: box, code, hardware });

test("the board of this machine claims its position by a file for its owner's eyes only", async () => {
  await start();
  expect(statSync(path()).mode & 0o777).toBe(0o600);
  expect(file()).toMatchObject({
    server: "http://127.0.0.1:8480",
    broker: "mqtt://127.0.0.1:8483",
  });
  expect((await provision(file().code)).status).toBe(200);
  office.provisioning.online(box);
  expect(file().code).toBeNull();
  await restart(2);
  expect(file().code).toBeNull();
});

test("what is granted stays granted where files cannot be written; they follow", async () => {
  await start();
  const { code } = file();
  const folder = join(dataDir, "credentials");
  renameSync(folder, `${folder}.away`);
  office.door.broken = true;
  expect((await provision(code)).status).toBe(200);
  office.provisioning.online(box);
  expect(office.door.updates).toBe(0);
  renameSync(`${folder}.away`, folder);
  office.door.broken = false;
  await office.clock.advance(5_000);
  expect(office.door.updates).toBe(1);
  expect(file().code).toBeNull();
});

test("a full disk costs no line to the boards: that one has connected is noted later", async () => {
  await start();
  await provision(file().code);
  const what = async () =>
    (await office.get<PositionView[]>("/v1/positions"))[0]?.audit.map((entry) => entry.what);
  office.setFull(true);
  expect(() => office.provisioning.online(box)).not.toThrow();
  expect(await what()).not.toContain("connected");
  office.setFull(false);
  await office.clock.advance(5_000);
  expect(await what()).toContain("connected");
  expect(file().code).toBeNull();
});

test("a code that was not used yet outlives a restart", async () => {
  await start();
  const { code } = file();
  await restart(2);
  expect(file().code).toBe(code);
});

test("a board that died before it kept its credential is not locked out", async () => {
  await start();
  const { code } = file();
  await provision(code);
  // Both died: the server made the credential, the board never had it on its disk.
  await restart(2);
  expect(file().code).not.toBeNull();
  expect((await provision(file().code)).status).toBe(200);
  // And without any restart, once the old code is good no more.
  const second = file().code;
  await office.clock.advance(11 * 60_000);
  await expect.poll(() => file().code).not.toBe(second);
  expect((await provision(file().code)).status).toBe(200);
});

test("a person's code for that position is left alone", async () => {
  await start();
  const { body } = await office.post<{ code: string }>(`/v1/positions/${box}/claim`);
  expect(file().code).toBeNull();
  await restart(2);
  expect(file().code).toBeNull();
  expect((await provision(body.code)).status).toBe(200);
});

test("a page can warn before the machine of the server itself is put out", async () => {
  await start();
  const positions = await office.get<PositionView[]>("/v1/positions");
  expect(positions.map(({ board, own }) => [board, own])).toEqual([
    [box, true],
    ["tv-26734", false],
  ]);
});

test("a machine that was swapped is not let in again by this file", async () => {
  await start();
  await provision(file().code);
  office.provisioning.online(box);
  await office.post(`/v1/positions/${box}/swap`);
  expect(file().code).toBeNull();
  await restart(2);
  await office.clock.advance(20 * 60_000);
  expect(file().code).toBeNull();
});

test("a board of release 0.1 connects with what it has, and the secret in clear is gone", async () => {
  const folder = join(dataDir, "credentials");
  mkdirSync(folder);
  const secret = Buffer.alloc(32, 7).toString("base64url");
  writeFileSync(join(folder, `${box}.secret`), `${secret}\n`);
  writeFileSync(join(folder, "fleet-server.secret"), "of the server");
  writeFileSync(join(folder, `${box}.json`), "its own credential");
  await start();
  expect(office.provisioning.admits(box, secret)).toBe(true);
  expect(office.provisioning.admits("fleet-server", "of the server")).toBe(false);
  expect(existsSync(join(folder, `${box}.secret`))).toBe(false);
  expect(existsSync(join(folder, "fleet-server.secret"))).toBe(false);
  expect(readFileSync(join(folder, `${box}.json`), "utf8")).toBe("its own credential");
  expect(file().code).toBeNull();
  const [position] = await office.get<PositionView[]>("/v1/positions");
  expect(position).toMatchObject({ state: "claimed", audit: [{ what: "taken-over" }] });
});
