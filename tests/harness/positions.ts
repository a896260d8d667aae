import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BoardName } from "@motcua/broker/contract";
import { openStore } from "@motcua/broker/log";
import { profiles } from "@motcua/device-profiles";
import { fastify } from "fastify";
import { speakOfErrors } from "../../fleet-server/hall/refusal.ts";
import { boardConfigOf } from "../../fleet-server/office/board-config.ts";
import { readOffice } from "../../fleet-server/office/read.ts";
import type { Hands } from "../../fleet-server/provisioning/desk.ts";
import { openProvisioning } from "../../fleet-server/provisioning/open-provisioning.ts";
import { seededChance } from "../simulation/seeded.ts";
import { fakeClock } from "./clocks.ts";
import { withSecondBoard } from "./two-boards.ts";

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The positions of an office of two boards behind their routes, on a clock that stands still. */
export async function startPositions(
  options: { readonly dataDir?: string; readonly seed?: number; readonly publicUrl?: string } = {},
) {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "motcua-positions-"));
  const clock = fakeClock(Date.UTC(2026, 10, 24));
  const read = readOffice(withSecondBoard(), profiles());
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const office = read.value;
  const store = openStore(join(dataDir, "office.db"));
  const evicted: BoardName[] = [];
  const told: Parameters<Hands["tell"]>[] = [];
  const online = new Set<BoardName>();
  /** The broker's files, which a full disk may refuse. */
  const door = { broken: false, updates: 0 };
  const provisioning = openProvisioning({
    ...{ store, clock, chance: seededChance(options.seed ?? 1), nowMs: () => clock.wallMs() },
    folder: join(dataDir, "credentials"),
    ...{ logger: quiet, publicUrl: options.publicUrl },
    office: office.office.code,
    names: () => office.boards.map(({ name }) => name),
    wanted: (board, serverUrl) => boardConfigOf(office, board, { rev: 7, serverUrl }),
  });
  const http = fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false } } });
  speakOfErrors(http, quiet);
  const hands: Hands = {
    isOnline: (board) => online.has(board),
    tell: (...act) => {
      told.push(act);
      return true;
    },
    printer: () => ({ board: "box-26734", printer: "printer1" }),
  };
  for (const routes of provisioning.routes(hands)) await http.register(routes);
  const open = (local?: BoardName) =>
    provisioning.open({
      serverUrl: "http://127.0.0.1:8480",
      door: {
        url: "mqtt://127.0.0.1:8483",
        update: () => {
          if (door.broken) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
          door.updates += 1;
        },
        evict: (board) => evicted.push(board),
      },
      local,
    });
  return {
    ...{ dataDir, clock, door, provisioning, evicted, told, online, open, http },
    /** As a disk that is full: what is there is read, and nothing is written. */
    setFull: (full: boolean) => void store.pragma(`query_only = ${full ? "ON" : "OFF"}`),
    get: async <B>(url: string) => (await http.inject({ method: "GET", url })).json<B>(),
    post: async <B>(url: string, body?: object, headers: Record<string, string> = {}) => {
      const reply = await http.inject({ method: "POST", url, headers, ...(body && { body }) });
      return { status: reply.statusCode, body: reply.json<B>() };
    },
    stop: async () => {
      provisioning.stop();
      await http.close();
      store.close();
    },
    remove: () => rmSync(dataDir, { recursive: true }),
  };
}
