import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LocalClaim, newClaimCode, type Provisioned } from "@motcua/broker/contract";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeClock } from "../../tests/harness/clocks.ts";
import { seededChance } from "../../tests/simulation/seeded.ts";
import { findCredential } from "../agent/credential.ts";
import type { AskServer, ServerAnswer } from "./ask-server.ts";
import { isOther, type ObtainPorts, obtain, type Told } from "./obtain.ts";

const board = "c3-26734";
const code = newClaimCode(seededChance(1));
const server = "http://127.0.0.1:8480";
const provisioned = (secret: string): Provisioned => ({
  credential: { office: "o26734", board, url: "mqtt://127.0.0.1:8483", secret },
  want: {
    rev: 7,
    config: {
      office: { code: "o26734", name: { vi: "a", en: "a" } },
      ...{ board, serverUrl: server, services: [], classes: [], counters: [], devices: [] },
    },
  },
});
const secret = "s".repeat(43);
const words = { vi: "v", en: "The claim code has been used" };
const refusal = (retry: "never" | "later") => ({
  refused: { code: "claim-used", message: words, remedy: { vi: "v", en: "Do it." }, retry },
});

let dataDir: string;
let clock: ReturnType<typeof fakeClock>;
let said: string[];
let numbers: (string | null)[];
let asked: string[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "motcua-obtain-"));
  clock = fakeClock();
  [said, numbers, asked] = [[], [], []];
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const told = (of: Partial<Told> = {}): Told => ({
  ...{ credential: undefined, dataDir, board: undefined, claim: undefined, server: undefined },
  ...of,
});

/** A server that gives these answers, one after the other, and the last one for ever. */
function ports(
  provision: readonly ServerAnswer<Provisioned>[],
  announce: readonly Awaited<ReturnType<AskServer["announce"]>>[] = [],
): ObtainPorts {
  const next = <T>(answers: readonly T[], calls: number): T => {
    const answer = answers[Math.min(calls, answers.length - 1)];
    if (answer === undefined) throw new Error("nobody should ask this");
    return answer;
  };
  let claims = 0;
  let looks = 0;
  return {
    ...{ clock, chance: seededChance(2), crash: () => {} },
    logger: {
      debug: () => {},
      info: (text: string) => said.push(text),
      warn: () => {},
      error: () => {},
    },
    onNumber: async (number) => void numbers.push(number),
    ask: {
      provision: async (to, claim) => {
        asked.push(`${to} ${claim.board} ${claim.code}`);
        return next(provision, claims++);
      },
      announce: async () => next(announce, looks++),
    },
  };
}

/** Lets the clock run until the board has its credential. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const done = new AbortController();
  work.catch(() => undefined).finally(() => done.abort());
  for (let step = 0; step < 600 && !done.signal.aborted; step += 1) await clock.advance(200);
  if (!done.signal.aborted) throw new Error("it still waits");
  return work;
}

const localClaim = (of: Partial<LocalClaim> = {}) => {
  const folder = join(dataDir, "credentials");
  mkdirSync(folder, { recursive: true });
  const claim = { office: "o26734", board, server, broker: "mqtt://127.0.0.1:8483", code, ...of };
  writeFileSync(join(folder, `${board}.claim`), JSON.stringify(claim));
};

test("a claim brings the credential, which is kept for its owner's eyes only", async () => {
  const got = await inTime(
    obtain(told({ claim: `${board}/${code}`, server }), ports([{ ok: provisioned(secret) }])),
  );
  expect(got.credential.secret).toBe(secret);
  expect(got.want?.rev).toBe(7);
  const path = join(dataDir, "credentials", `${board}.json`);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  // The same command again, as a service file gives it: nothing is asked.
  const again = await inTime(obtain(told({ claim: `${board}/${code}`, server }), ports([])));
  expect(again).toEqual({ credential: got.credential, want: undefined });
  // And without any claim.
  expect((await inTime(obtain(told(), ports([])))).credential).toEqual(got.credential);
});

test.each([
  ["the link of a QR code", `${server}/claim/${board}#${code}`, {}],
  ["the code alone, with the position and the server beside it", code, { board, server }],
])("%s is a whole claim", async (_what, claim, more) => {
  await inTime(obtain(told({ claim, ...more }), ports([{ ok: provisioned(secret) }])));
  expect(asked).toEqual([`${server} ${board} ${code}`]);
});

test.each([
  ["no position", code, { server }, "names no position"],
  ["no server", `${board}/${code}`, {}, "names no server"],
  ["a wrong symbol", `${board}/${code.slice(0, 9)}*`, { server }, "is mistyped"],
])("a claim with %s asks nobody, and says what to write", async (_what, claim, more, words2) => {
  await expect(obtain(told({ claim, ...more }), ports([]))).rejects.toThrow(words2);
});

test("a refusal for good ends it with what happened and what to do", async () => {
  const work = obtain(told({ claim: `${board}/${code}`, server }), ports([refusal("never")]));
  await expect(inTime(work)).rejects.toThrow(`The claim code has been used (${board}). Do it.`);
  expect(existsSync(join(dataDir, "credentials"))).toBe(false);
});

test("while the server is away it tries again with jitter, and says so once", async () => {
  const away = { away: "connect ECONNREFUSED" };
  const answers = [...Array<typeof away>(6).fill(away), refusal("later")];
  const work = obtain(
    told({ claim: `${board}/${code}`, server }),
    ports([...answers, { ok: provisioned(secret) }]),
  );
  expect((await inTime(work)).credential.secret).toBe(secret);
  expect(asked).toHaveLength(8);
  expect(said).toEqual([
    `no answer from ${server} to the claim: connect ECONNREFUSED; this board tries again`,
    `no answer from ${server} to the claim: The claim code has been used; this board tries again`,
  ]);
});

test("without a claim it shows the number of the server, until a person gives it a position", async () => {
  const waiting = { ok: { state: "waiting", number: "12345678" } } as const;
  const given = { ok: { state: "given", ...provisioned(secret) } } as const;
  const got = await inTime(
    obtain(told({ server }), ports([], [{ away: "x" }, waiting, waiting, given])),
  );
  expect(got.credential.secret).toBe(secret);
  expect(numbers).toEqual([null, "12345678", "12345678"]);
  expect(said.at(-1)).toContain("12345678");
});

test("the board of the server's machine claims by its file, and follows a broker that moved", async () => {
  localClaim();
  const got = await inTime(obtain(told(), ports([{ ok: provisioned(secret) }])));
  expect(isOther(told(), got.credential)).toBe(false);
  localClaim({ code: null, broker: "mqtt://127.0.0.1:9999" });
  expect(isOther(told(), got.credential)).toBe(true);
  const moved = (await inTime(obtain(told(), ports([])))).credential;
  expect(moved).toEqual({ ...got.credential, url: "mqtt://127.0.0.1:9999" });
  expect(findCredential({ file: undefined, dataDir, board })).toEqual(moved);
  // The server has lost its table, and made another code.
  localClaim({ code: newClaimCode(seededChance(9)), broker: "mqtt://127.0.0.1:9999" });
  expect(isOther(told(), moved)).toBe(true);
});

test("a file whose code is void leaves the board with what it has", async () => {
  localClaim();
  const first = await inTime(obtain(told(), ports([{ ok: provisioned(secret) }])));
  localClaim({ code: newClaimCode(seededChance(9)) });
  const second = await inTime(obtain(told(), ports([refusal("never")])));
  expect(second.credential).toEqual(first.credential);
});
