import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Credential, newClaimCode } from "@motcua/broker/contract";
import { realChance } from "@motcua/broker/real-ports";
import mqtt from "mqtt";
import { beforeAll, describe, expect, test } from "vitest";
import type { NewClaim } from "../../fleet-server/provisioning/people.ts";
import type { PositionView, WaitingView } from "../../fleet-server/provisioning/view.ts";
import { boardMode } from "../harness/board-mode.ts";
import { type ClaimOffice, type Machine, startClaimOffice } from "../harness/claim-office.ts";
import { secondBoard } from "../harness/two-boards.ts";
import { patientMs } from "./settings.ts";

/** A program that only a person can help ends with this. */
const needsPerson = 78;
/** Promised are 2 s on a machine at rest, where it takes a tenth of that; it may be a busy one. */
const cutWithinMs = 5 * 2_000;

/** New boards at a broker: claimed, refused, swapped. */
export function claims(broker: "aedes" | "mosquitto", comesBackForMs: number): void {
  describe(`claims with ${broker}`, { timeout: patientMs }, () => {
    let office: ClaimOffice;
    let first: Machine;
    let usedCode = "";

    beforeAll(async () => {
      office = await startClaimOffice({ broker });
      return () => office.stop();
    }, patientMs);

    const make = async (act: "claim" | "swap") =>
      (await office.post<NewClaim>(`/v1/positions/${secondBoard}/${act}`, {})).body;
    const credentialIn = ({ dataDir }: Machine) =>
      join(dataDir, "credentials", `${secondBoard}.json`);
    const secretOf = (machine: Machine) =>
      JSON.parse(readFileSync(credentialIn(machine), "utf8")) as Credential;
    const devices = async () =>
      (await office.hall()).boards.find(({ name }) => name === secondBoard)?.devices ?? [];

    test("a new edge with a code comes up configured, and starts again without it", async () => {
      const { code } = await make("claim");
      first = await office.machine();
      await first.program.start({ CLAIM: `${secondBoard}/${code}`, SERVER: office.serverUrl });
      await office.until("it is online with its device", async () => {
        const [speaker] = await devices();
        return (await office.isOnline(secondBoard)) && speaker?.health.state === "ok";
      });
      expect(statSync(credentialIn(first)).mode & 0o777).toBe(0o600);
      first.program.kill("SIGKILL");
      await first.program.exited();
      await office.until("it is missed", async () => !(await office.isOnline(secondBoard)));
      await first.program.start();
      await office.until("it is back", () => office.isOnline(secondBoard));
    });

    test("a machine that dies between the server's store and its own is not locked out", async () => {
      const { code } = await make("swap");
      const claim = { CLAIM: `${secondBoard}/${code}`, SERVER: office.serverUrl };
      const machine = await office.machine(claim);
      const dying = machine.program.start({ CRASH_AT: "credential-got:1" });
      await expect(dying).rejects.toThrow("SIGKILL");
      expect(existsSync(credentialIn(machine))).toBe(false);
      await machine.program.start();
      await office.until("it is online", () => office.isOnline(secondBoard));
      first.program.kill("SIGKILL");
      await first.program.exited();
      first = machine;
    });

    test("a swapped board is cut within 2 s and stays out; the next one has its place", async () => {
      const box = watchBox(office);
      const old = secretOf(first);
      const askedMs = performance.now();
      const { code } = await make("swap");
      await office.until("the old board's line is down", async () => {
        return (await boardMode(first.pageUrl)) === "server-away";
      });
      const cutMs = Math.round(performance.now() - askedMs);
      process.stdout.write(`${broker}: a swapped board was cut ${cutMs} ms after the touch\n`);
      expect(cutMs).toBeLessThan(cutWithinMs);
      await office.until("it is missed", async () => !(await office.isOnline(secondBoard)));

      const nextComes = async () => {
        const next = await office.machine();
        await next.program.start({ CLAIM: `${secondBoard}/${code}`, SERVER: office.serverUrl });
        await office.until("the new board is online", () => office.isOnline(secondBoard));
      };
      const [codes] = await Promise.all([
        triesToComeBack(office.brokerUrl, old, comesBackForMs),
        nextComes(),
      ]);
      usedCode = code;
      expect(new Set(codes)).toEqual(new Set([5]));
      expect(first.program.running).toBe(true);
      expect(await office.isOnline(secondBoard)).toBe(true);
      expect(await box.missed()).toBe(0);
      const { body } = await office.get<PositionView[]>("/v1/positions");
      const { history = [] } = body.find(({ board }) => board === secondBoard) ?? {};
      expect(history).toHaveLength(3);
      expect(await devices()).toHaveLength(1);
    });

    test("a code that is used, wrong or mistyped ends a new edge with one sentence", async () => {
      const refused = async (code: string) => {
        const machine = await office.machine({ CLAIM: `${secondBoard}/${code}` });
        await expect(machine.program.start({ SERVER: office.serverUrl })).rejects.toThrow();
        expect((await machine.program.exited()).code).toBe(needsPerson);
        return machine.program.log.join("\n");
      };
      expect(await refused(usedCode)).toBe(
        `The claim code has been used (${secondBoard}). Press Replace board to get a new code.`,
      );
      expect(await refused(newClaimCode(realChance()))).toMatch(/^The claim code is wrong .*again/);
      expect(await refused("0000000001")).toMatch(/is mistyped: .* Type it again from the slip\.$/);
    });

    test("the box that was swapped out shows a number, and one touch gives it its place", async () => {
      const box = "box-26734";
      const { body } = await office.get<PositionView[]>("/v1/positions");
      const serial = body.find(({ board }) => board === box)?.hardware?.serial;
      const made = await office.post<NewClaim>(`/v1/positions/${box}/swap`, {});
      const waiting = async () => {
        const machines = (await office.get<WaitingView[]>("/v1/provision/waiting")).body;
        return machines.find((machine) => machine.serial === serial)?.number;
      };
      await office.until("it waits for a position", async () => (await waiting()) !== undefined);
      expect(office.box.running).toBe(true);
      const number = await waiting();
      const given = await office.post(`/v1/positions/${box}/give`, {
        ...{ number, code: made.body.code },
      });
      expect(given.status).toBe(200);
      // It ends to begin with what it was given, as its service or `npm start` lets it.
      expect((await office.box.exited()).code).toBe(0);
      await office.box.start();
      await office.until("it is back at its place", () => office.isOnline(box));
    });

    test("who has no credential, or a wrong one, is answered with CONNACK 5", async () => {
      const { brokerUrl } = office;
      expect(await knock(brokerUrl, {})).toBe(5);
      expect(await knock(brokerUrl, { username: secondBoard, password: "guess" })).toBe(5);
      expect(await knock(brokerUrl, { username: "c9-26734", password: "guess" })).toBe(5);
    });
  });
}

/** Counts the looks at which the box was not there; a new connection takes it 200 ms at least. */
function watchBox(office: ClaimOffice) {
  let missed = 0;
  const end = new AbortController();
  const watch = (async () => {
    while (!end.signal.aborted) {
      if (!(await office.isOnline("box-26734"))) missed += 1;
      await wait(50);
    }
  })();
  // A fault is told at the end: unheard until then, it would end the test run.
  watch.catch(() => undefined);
  return {
    missed: async () => {
      end.abort();
      await watch;
      return missed;
    },
  };
}

/** It knocks at least so often, however slow each answer is. */
const knocks = 10;

/** Every answer that the old credential gets meanwhile. */
async function triesToComeBack(url: string, old: Credential, forMs: number): Promise<number[]> {
  const codes: number[] = [];
  const endMs = performance.now() + forMs;
  while (performance.now() < endMs || codes.length < knocks) {
    codes.push(await knock(url, { username: old.board, password: old.secret }));
    await wait(100);
  }
  return codes;
}

/** Connects once; the return code of the CONNACK (MQTT 3.1.1, 3.2.2.3). */
async function knock(
  url: string,
  account: { readonly username?: string; readonly password?: string },
): Promise<number> {
  const clientId = account.username ?? "nobody";
  const client = mqtt.connect(url, {
    ...{ ...account, clientId, clean: true, protocolVersion: 4, reconnectPeriod: 0 },
  });
  const code = await new Promise<number>((resolve) => {
    client.once("connect", () => resolve(0));
    client.once("error", (error) => resolve("code" in error ? Number(error.code) : -1));
  });
  await client.endAsync(true);
  return code;
}
