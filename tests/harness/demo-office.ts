import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtProgram } from "./built-program.ts";
import { freePort } from "./free-port.ts";
import { type OfficeHttp, officeHttp } from "./office-http.ts";
import { untilWith } from "./until.ts";

/** The office as `npm start` brings it up: its hardware is simulated inside the edge. */
export type DemoOffice = OfficeHttp & {
  readonly serverUrl: string;
  readonly edgeUrl: string;
  stop(): Promise<void>;
};

/**
 * Starts both built programs on an empty data folder, with the sample office that ships. Its 90
 * days of history cost some seconds of a core, and few tests read them.
 */
export async function startDemoOffice(
  options: { readonly history?: boolean } = {},
): Promise<DemoOffice> {
  const dataDir = mkdtempSync(join(tmpdir(), "motcua-demo-"));
  const env = {
    DATA_DIR: dataDir,
    HTTP_PORT: String(await freePort()),
    MQTT_PORT: String(await freePort()),
    EDGE_HTTP_PORT: String(await freePort()),
    DEMO_HISTORY: options.history === true ? "on" : "off",
  };
  const programs = { server: builtProgram("server", env), edge: builtProgram("edge", env) };
  const [serverUrl, edgeUrl] = await Promise.all([programs.server.start(), programs.edge.start()]);
  const http = officeHttp(() => serverUrl);
  const until = untilWith(async () =>
    Object.values(programs)
      .flatMap(({ log }) => log.slice(-12))
      .join("\n"),
  );
  const stop = async () => {
    for (const program of Object.values(programs)) program.kill("SIGTERM");
    await Promise.all(Object.values(programs).map((program) => program.exited()));
    rmSync(dataDir, { recursive: true });
  };
  try {
    await until("the board has told of its devices", async () =>
      (await http.hall()).boards.every(({ simulated }) => simulated),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...http, serverUrl, edgeUrl, stop };
}
