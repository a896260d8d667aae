import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type BuiltProgram, builtProgram } from "../harness/built-program.ts";
import { freePort } from "../harness/free-port.ts";
import { type OfficeHttp, officeHttp } from "../harness/office-http.ts";

/** The two built programs with an office of the bench's own. */
export type BenchOffice = OfficeHttp & {
  readonly programs: Readonly<Record<"server" | "edge", BuiltProgram>>;
  /** Resolves when the board is online and all its devices are well. */
  ready(): Promise<void>;
  stop(): Promise<void>;
};

/** Ten letters: 9,990 numbers, more than any benchmark takes in a day. */
export const letters = ["A", "B", "C", "D", "E", "G", "H", "K", "L", "M"] as const;

const readyMs = 20_000;

/** Starts an office of one counter, and resolves when all its devices are well. */
export async function startBenchOffice(options: {
  /** Lines below `devices:` of its one board. */
  readonly devices: readonly string[];
  /** Built program in place of the edge's. */
  readonly edge?: string;
}): Promise<BenchOffice> {
  const dataDir = mkdtempSync(join(tmpdir(), "motcua-bench-"));
  writeFileSync(join(dataDir, "office.yaml"), documentOf(letters, options.devices));
  const both = { DATA_DIR: dataDir, LOG_LEVEL: "warn" };
  const server = builtProgram("server", {
    ...both,
    HTTP_PORT: String(await freePort()),
    MQTT_PORT: String(await freePort()),
  });
  const edge = builtProgram(
    "edge",
    { ...both, EDGE_HTTP_PORT: String(await freePort()) },
    options.edge,
  );
  const stop = async () => {
    for (const program of [edge, server]) program.kill("SIGTERM");
    await Promise.all([edge.exited(), server.exited()]);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const url = await server.start();
    const http = officeHttp(() => url);
    await edge.start();
    await ready(http);
    return { ...http, programs: { server, edge }, ready: () => ready(http), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ready(http: OfficeHttp): Promise<void> {
  const deadlineMs = performance.now() + readyMs;
  for (;;) {
    const { boards } = await http.hall();
    const [board] = boards;
    const devices = board?.devices ?? [];
    const well = devices.length > 0 && devices.every(({ health }) => health.state === "ok");
    if (board?.state === "online" && well) return;
    if (performance.now() > deadlineMs) {
      throw new Error(`the office is not ready: ${JSON.stringify(boards)}`);
    }
    await wait(50);
  }
}

/** An `office.yaml` of one counter, with a service of each letter. */
export function documentOf(of: readonly string[], devices: readonly string[]): string {
  const services = of.map(
    (letter) =>
      `  - { letter: ${letter}, name: { vi: Hộ tịch, en: Civil status }, targetMinutes: 30, normMinutes: 10 }`,
  );
  return `office:
  code: o26734
  name: { vi: UBND phường Mẫu, en: Sample Ward People's Committee }
day: { open: start }
hours:
  mon: ["07:30-11:30"]
services:
${services.join("\n")}
classes:
  - { id: normal, name: { vi: Thông thường, en: Normal } }
staff:
  - { id: ho-tich, name: Cán bộ Hộ tịch, code: "101" }
counters:
  - { number: 1, services: [${of.join(", ")}], opensWith: ho-tich, display: led1, keys: keys1 }
boards:
  - name: box-26734
    devices:
${devices.map((device) => `      - ${device}`).join("\n")}
`;
}
