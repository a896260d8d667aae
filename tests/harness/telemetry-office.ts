import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Telemetry } from "@motcua/broker/contract";
import { openStore } from "@motcua/broker/log";
import type { Clock } from "@motcua/broker/ports";
import { realChance } from "@motcua/broker/real-ports";
import { profiles } from "@motcua/device-profiles";
import { type FastifyInstance, fastify } from "fastify";
import type { AlarmView } from "../../fleet-server/alarms/alarm-view.ts";
import { type BoardList, createBoardList } from "../../fleet-server/boards/board-list.ts";
import { createEventStream } from "../../fleet-server/hall/event-stream.ts";
import { speakOfErrors } from "../../fleet-server/hall/refusal.ts";
import type { Office } from "../../fleet-server/office/office.ts";
import { readOffice } from "../../fleet-server/office/read.ts";
import { sampleOfficePath } from "../../fleet-server/office/sample.ts";
import { openTelemetry } from "../../fleet-server/open-telemetry.ts";

const sampleBoard = "box-26734";

/** The telemetry and alarms of the sample office, without queue and broker. */
export type TelemetryOffice = {
  readonly list: BoardList;
  readonly dataDir: string;
  report(report: Partial<Telemetry>): void;
  /** The health of one device of the sample's board; all others are well. */
  health(device: string, health: { state: "ok" | "degraded" | "down"; code?: string }): void;
  /** Tells the pages something, as the hall does at each change and beat. */
  look(): void;
  alarms(): Promise<{ readonly open: AlarmView[]; readonly ended: AlarmView[] }>;
  get(path: string): Promise<{ readonly status: number; readonly body: unknown }>;
  post(path: string): Promise<number>;
  /** Ends the server; its data folder stays. */
  stop(): Promise<void>;
  dispose(): void;
};

export type TelemetryOfficeOptions = {
  readonly clock: Clock;
  readonly dataDir?: string;
  readonly influxUrl?: string;
  readonly webhook?: string;
  readonly fetch?: typeof fetch;
  /** Whether a business day is open, which in the sample stands for office hours. */
  readonly dayOpen?: () => boolean;
  /** Whether a person has put the board out. */
  readonly vacant?: () => boolean;
};

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function officeOf(webhook: string | undefined): Office {
  const read = readOffice(readFileSync(sampleOfficePath, "utf8"), profiles());
  if (!read.ok) throw new Error("the sample office is not valid");
  return webhook === undefined ? read.value : { ...read.value, alarms: { webhook } };
}

/** Opens it as the server does; `dataDir` of an earlier one is a restart. */
export async function telemetryOffice(options: TelemetryOfficeOptions): Promise<TelemetryOffice> {
  const { clock, dayOpen = () => true, vacant = () => false } = options;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "motcua-telemetry-"));
  const store = openStore(join(dataDir, "office.db"));
  const office = officeOf(options.webhook);
  const list = createBoardList(() => [sampleBoard], clock);
  const listeners = new Set<() => void>();
  const day = {
    get open() {
      return dayOpen();
    },
  };
  const telemetry = openTelemetry(
    { dataDir, influxUrl: options.influxUrl },
    { clock, chance: realChance(), logger: quiet, fetch: options.fetch ?? fetch },
    {
      hall: { store, office: { office }, runner: { hall: { day } } },
      ...{ list, link: () => true, vacant },
      live: {
        stream: createEventStream(),
        onChange: (run) => {
          listeners.add(run);
          return () => listeners.delete(run);
        },
      },
    },
  );
  const http = await served(telemetry.routes);
  const look = () => {
    for (const run of listeners) run();
  };
  return {
    ...{ list, dataDir, look },
    report: (report) =>
      telemetry.take(sampleBoard, {
        ...{ uptimeMs: 60_000, clock: "ntp", board: {}, devices: {} },
        ...report,
      }),
    health: (device, health) => {
      list.have(sampleBoard, { rev: 1, devices: devicesOf(office, device, health) });
      look();
    },
    alarms: async () => (await http.inject("/v1/alarms")).json(),
    get: async (path) => {
      const { statusCode, body } = await http.inject(path);
      return { status: statusCode, body: JSON.parse(body) };
    },
    post: async (path) => (await http.inject({ method: "POST", url: path })).statusCode,
    stop: async () => {
      await http.close();
      await telemetry.stop();
      store.close();
    },
    dispose: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

async function served(
  routes: ReturnType<typeof openTelemetry>["routes"],
): Promise<FastifyInstance> {
  const http = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } });
  speakOfErrors(http, quiet);
  for (const one of routes) await http.register(one);
  return http;
}

function devicesOf(office: Office, name: string, health: { state: "ok" | "degraded" | "down" }) {
  const devices = office.boards.find((board) => board.name === sampleBoard)?.devices ?? [];
  return devices.map((device) => ({
    ...{ name: device.name, profile: device.profile, simulated: true, forMs: 0 },
    health: device.name === name ? health : { state: "ok" as const },
  }));
}
