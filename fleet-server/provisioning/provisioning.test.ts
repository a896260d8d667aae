import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { newClaimCode, type Provisioned, type WaitingAnswer } from "@motcua/broker/contract";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startPositions } from "../../tests/harness/positions.ts";
import { secondBoard } from "../../tests/harness/two-boards.ts";
import { seededChance } from "../../tests/simulation/seeded.ts";
import type { NewClaim } from "./people.ts";
import type { PositionView, WaitingView } from "./view.ts";

const dayMs = 24 * 60 * 60_000;
const box = "box-26734";
const key = "K".repeat(43);
const hardware = { serial: "pi-1", model: "Raspberry Pi 4", key };

let office: Awaited<ReturnType<typeof startPositions>>;
beforeEach(async () => {
  office = await startPositions();
  await office.open();
});
afterEach(async () => {
  await office.stop();
  office.remove();
});

const claim = async (board = box) =>
  (await office.post<NewClaim>(`/v1/positions/${board}/claim`)).body;
const swap = async (board = box) =>
  (await office.post<NewClaim>(`/v1/positions/${board}/swap`)).body;
const provision = (code: string, of: object = {}) =>
  office.post<Provisioned & Refused>("/v1/provision", { board: box, code, hardware, ...of });
const position = async (board = box) =>
  (await office.get<PositionView[]>("/v1/positions")).find((one) => one.board === board);

type Refused = { readonly problem: { readonly code: string } };
const wrongCodes = Array.from({ length: 40 }, (_, n) => newClaimCode(seededChance(1_000 + n)));

async function guess(times: number): Promise<string[]> {
  const codes: string[] = [];
  for (const code of wrongCodes.slice(0, times)) {
    codes.push((await provision(code)).body.problem.code);
  }
  return codes;
}

test("a code brings a board its credential and its whole configuration", async () => {
  expect((await position())?.state).toBe("vacant");
  const { code, link, expiresAtMs } = await claim();
  expect(link).toBe(`http://127.0.0.1:8480/claim/${box}#${code}`);
  expect((await position())?.claim).toEqual({ expiresAtMs, triesLeft: 5 });
  const { body } = await provision(code.toLowerCase());
  expect(body.credential).toMatchObject({
    ...{ office: "o26734", board: box, url: "mqtt://127.0.0.1:8483" },
  });
  expect(Buffer.from(body.credential.secret, "base64url")).toHaveLength(32);
  expect(body.want.rev).toBe(7);
  expect(body.want.config.devices.map(({ name }) => name)).toContain("printer1");
  expect(office.provisioning.admits(box, body.credential.secret)).toBe(true);
  expect(office.provisioning.admits(box, `${body.credential.secret}x`)).toBe(false);
  expect(office.provisioning.admits(secondBoard, body.credential.secret)).toBe(false);
  expect(await position()).toMatchObject({
    state: "claimed",
    claim: null,
    hardware: { serial: "pi-1", model: "Raspberry Pi 4" },
    history: [{ serial: "pi-1", toMs: null }],
  });
});

test("neither a code nor a secret is in any file of the server", async () => {
  const { code } = await claim();
  const { credential } = (await provision(code)).body;
  const files = readdirSync(office.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));
  expect(files.length).toBeGreaterThan(1);
  for (const text of files) {
    expect(text).not.toContain(code);
    expect(text).not.toContain(credential.secret);
    expect(text).not.toContain(key);
  }
});

test("five wrong codes burn that position's claim, and no other's", async () => {
  const { code } = await claim();
  const other = await claim(secondBoard);
  expect(await guess(4)).toEqual(Array(4).fill("claim-wrong"));
  expect((await position())?.claim?.triesLeft).toBe(1);
  expect(await guess(1)).toEqual(["claim-burnt"]);
  expect((await provision(code)).body.problem.code).toBe("claim-burnt");
  expect((await position())?.state).toBe("vacant");
  expect((await provision(other.code, { board: secondBoard })).status).toBe(200);
  const { code: fresh } = await claim();
  expect((await provision(fresh)).status).toBe(200);
});

test("a code that is mistyped is noticed by its check symbol, and costs no try", async () => {
  const { code } = await claim();
  const mistyped = `${code.slice(0, -1)}${code.endsWith("7") ? "8" : "7"}`;
  for (let n = 0; n < 40; n += 1) {
    const { status, body } = await provision(mistyped);
    expect([status, body.problem.code]).toEqual([403, "claim-wrong"]);
  }
  expect((await position())?.claim?.triesLeft).toBe(5);
  expect((await provision(code)).status).toBe(200);
});

test("a code of one position opens no other", async () => {
  await claim();
  const other = await claim(secondBoard);
  expect((await provision(other.code)).body.problem.code).toBe("claim-wrong");
});

test.each([
  [7 * dayMs - 1, 200],
  [7 * dayMs, 410],
])("after %d ms a code is answered with %d", async (ageMs, status) => {
  const { code } = await claim();
  await office.clock.advance(ageMs);
  expect((await provision(code)).status).toBe(status);
});

test("a new code makes the one before it void", async () => {
  const first = await claim();
  const second = await claim();
  expect((await provision(first.code)).body.problem.code).toBe("claim-wrong");
  expect((await provision(second.code)).status).toBe(200);
});

test("a used code is refused, also after the board has connected", async () => {
  const { code } = await claim();
  await provision(code);
  const thief = { hardware: { ...hardware, key: "T".repeat(43) } };
  expect((await provision(code, thief)).body.problem.code).toBe("claim-used");
  office.provisioning.online(box);
  expect((await provision(code)).body.problem.code).toBe("claim-used");
  expect((await provision(wrongCodes[0] ?? "")).body.problem.code).toBe("claim-wrong");
});

test("an answer that was lost is asked for again by the same machine, for ten minutes", async () => {
  const { code } = await claim();
  const lost = (await provision(code)).body.credential;
  await office.clock.advance(10 * 60_000);
  const again = (await provision(code)).body.credential;
  expect(office.provisioning.admits(box, again.secret)).toBe(true);
  expect(office.provisioning.admits(box, lost.secret)).toBe(false);
  expect((await position())?.history).toHaveLength(1);
  await office.clock.advance(1);
  expect((await provision(code)).body.problem.code).toBe("claim-used");
});

test("a position that is taken gets no second code; it is swapped", async () => {
  await provision((await claim()).code);
  const refused = await office.post<Refused>(`/v1/positions/${box}/claim`);
  expect(refused.status).toBe(409);
  expect(refused.body.problem.code).toBe("position-claimed");
});

test("a swap puts the old machine out at once, and the next one has its place and its history", async () => {
  const old = (await provision((await claim()).code)).body;
  office.provisioning.online(box);
  await office.clock.advance(dayMs);
  const { code } = await swap();
  expect(office.provisioning.admits(box, old.credential.secret)).toBe(false);
  expect(office.evicted).toEqual([box]);
  expect((await position())?.state).toBe("waiting");
  const next = { serial: "pi-2", model: "Raspberry Pi 5", key: "N".repeat(43) };
  const fresh = (await provision(code, { hardware: next })).body;
  expect(fresh.want).toEqual(old.want);
  expect(office.provisioning.admits(box, fresh.credential.secret)).toBe(true);
  const { history = [], audit = [] } = (await position()) ?? {};
  expect(history.map(({ serial, toMs, fromMs }) => [serial, toMs === null, fromMs])).toEqual([
    ["pi-2", true, expect.any(Number)],
    ["pi-1", false, expect.any(Number)],
  ]);
  expect(audit.map(({ who, what }) => `${who} ${what}`)).toEqual([
    ...["pi-2 claimed", "claim-page swapped"],
    ...["pi-1 connected", "pi-1 claimed", "claim-page code-made"],
  ]);
});

test("who was swapped and still shows up at a broker is put out once more", async () => {
  office.provisioning.online(box);
  expect(office.evicted).toEqual([]);
  await provision((await claim()).code);
  await swap();
  office.provisioning.online(box);
  expect(office.evicted).toEqual([box, box]);
});

test("more than thirty codes a minute are not looked at, and cost nothing", async () => {
  const { code } = await claim(secondBoard);
  const of = { board: "box-26734" };
  for (const wrong of wrongCodes.slice(0, 30)) await provision(wrong, of);
  const late = await provision(code, { board: secondBoard });
  expect(late.status).toBe(429);
  await office.clock.advance(60_000);
  expect((await provision(code, { board: secondBoard })).status).toBe(200);
});

test.each([
  ["an unknown position", { board: "c9-26734" }, 404, "unknown-board"],
  ["a position without a code", {}, 404, "no-claim"],
  ["a code that is far too long", { code: "0".repeat(33) }, 400, "bad-request"],
  ["hardware without a serial", { hardware: { model: "x" } }, 400, "bad-request"],
  ["a field that nobody knows", { admin: true }, 400, "bad-request"],
])("%s is refused", async (_what, of, status, code) => {
  const refused = await provision(wrongCodes[0] ?? "", of);
  expect(refused.status).toBe(status);
  expect(refused.body.problem.code).toBe(code);
});

test("a code's link leads where browsers find the pages, as a ticket's does", async () => {
  const made = await office.post<NewClaim>(`/v1/positions/${box}/claim`);
  expect(made.body.link).toBe(`http://127.0.0.1:8480/claim/${box}#${made.body.code}`);
  await office.stop();
  office.remove();
  office = await startPositions({ publicUrl: "https://motcua.example" });
  await office.open(box);
  const behind = await office.post<NewClaim>(`/v1/positions/${box}/claim`);
  expect(behind.body.link).toBe(`https://motcua.example/claim/${box}#${behind.body.code}`);
  await office.post(`/v1/positions/${box}/claim/print`, { code: behind.body.code });
  expect(office.told[0]?.[1]).toMatchObject({ note: { qr: behind.body.link } });
  // The board of this machine asks the server itself, without a way over the public address.
  const path = join(office.dataDir, "credentials", `${box}.claim`);
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({
    server: "http://127.0.0.1:8480",
  });
});

test("a code is printed with its QR; a new one where none is given", async () => {
  const print = (body: object) =>
    office.post<NewClaim & Refused>(`/v1/positions/${box}/claim/print`, body);
  const made = (await print({})).body;
  const again = (await print({ code: made.code })).body;
  expect(again).toEqual(made);
  expect((await print({ code: wrongCodes[0] })).body.problem.code).toBe("claim-wrong");
  const notes = office.told.map(([board, act]) => ({ board, ...act }));
  expect(notes).toHaveLength(2);
  expect(notes[0]).toMatchObject({
    ...{ board: "box-26734", name: "print-note", device: "printer1" },
    note: { code: `${made.code.slice(0, 5)}-${made.code.slice(5)}`, qr: made.link },
  });
  // A board has no place to type a code: the slip names the two that there are.
  const [, act] = office.told[0] ?? [];
  const said = act?.name === "print-note" ? act.note.lines.map(({ vi }) => vi).join(" ") : "";
  expect(said).toMatch(/trang Nhận thiết bị, hoặc .* --claim [a-z0-9-]+\/MÃ/);
  expect(said).not.toContain("trên thiết bị");
});

const announce = (machine: object) =>
  office.post<WaitingAnswer & Refused>("/v1/provision/waiting", { hardware: machine });

test("a board without a code shows a number; one touch gives it the position", async () => {
  const first = (await announce(hardware)).body;
  await announce({ serial: "pi-9", model: "x", key: "Z".repeat(43) });
  if (first.state !== "waiting") throw new Error("it was given a position by nobody");
  const waiting = await office.get<{ number: string; serial: string }[]>("/v1/provision/waiting");
  expect(waiting.map(({ serial }) => serial)).toEqual(["pi-1", "pi-9"]);
  expect(waiting[0]?.number).toBe(first.number);
  const { code } = await claim();
  const give = (number: string) =>
    office.post<Refused>(`/v1/positions/${box}/give`, { code, number });
  expect((await give("00000000")).body.problem.code).toBe("unknown-number");
  expect((await give(first.number)).status).toBe(200);
  const given = (await announce(hardware)).body;
  if (given.state !== "given") throw new Error("it still waits");
  expect(office.provisioning.admits(box, given.credential.secret)).toBe(true);
  // The answer was lost on its way: the machine's key brings it once more.
  const again = (await announce(hardware)).body;
  if (again.state !== "given") throw new Error("it is locked out");
  expect(office.provisioning.admits(box, again.credential.secret)).toBe(true);
});

test("a machine that was put out and waits again is told apart from a new one, and stands behind it", async () => {
  const { code } = await claim();
  await office.post("/v1/provision", { board: box, code, hardware });
  await office.post(`/v1/positions/${box}/swap`);
  await announce(hardware);
  await announce({ serial: "pi-9", model: "x", key: "Z".repeat(43) });
  const [fresh, old] = await office.get<WaitingView[]>("/v1/provision/waiting");
  expect(fresh).toMatchObject({ serial: "pi-9", outOf: null });
  expect(old).toMatchObject({ serial: "pi-1", outOf: { board: box, atMs: expect.any(Number) } });
  expect(JSON.stringify(old)).not.toContain(hardware.key);
});

test("the list of waiting boards is bounded, and forgets who is silent", async () => {
  const machine = (n: number) => ({ serial: `s${n}`, model: "m", key: String(n).padEnd(43, "x") });
  for (let n = 10; n < 30; n += 1) expect((await announce(machine(n))).status).toBe(200);
  expect((await announce(machine(30))).body.problem.code).toBe("too-many-waiting");
  await office.clock.advance(60_001);
  expect((await announce(machine(30))).status).toBe(200);
  expect(await office.get("/v1/provision/waiting")).toHaveLength(1);
});
