import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, listening } from "./free-port.ts";

/** Where Debian's package `influxdb` puts its server. */
export const influxdPath = "/usr/bin/influxd";

/** An InfluxDB of a test's own: nothing of the system's service is used or touched. */
export type Influx = {
  /** What `INFLUX_URL` is set to. */
  readonly url: string;
  start(): Promise<void>;
  /** As a power cut does; what was acknowledged is there at the next start. */
  kill(): Promise<void>;
  /** The rows of an InfluxQL question, each by its column. */
  ask(question: string): Promise<Record<string, unknown>[]>;
  dispose(): Promise<void>;
};

type Answer = {
  readonly results: readonly {
    readonly series?: readonly { readonly columns: string[]; readonly values: unknown[][] }[];
  }[];
};

/** Prepares an InfluxDB in a folder of its own on free ports. */
export async function prepareInflux(): Promise<Influx> {
  const folder = mkdtempSync(join(tmpdir(), "motcua-influx-"));
  const [port, backup] = [await freePort(), await freePort()];
  const conf = join(folder, "influxdb.conf");
  writeFileSync(conf, confOf({ folder, port, backup }));
  let child: ChildProcess | undefined;
  const base = `http://127.0.0.1:${port}`;
  const kill = async () => {
    const dying = child;
    child = undefined;
    if (dying === undefined || dying.exitCode !== null || dying.signalCode !== null) return;
    const gone = once(dying, "exit");
    dying.kill("SIGKILL");
    await gone;
  };
  return {
    url: `${base}/motcua`,
    start: async () => {
      const started = spawn(influxdPath, ["-config", conf], { stdio: "ignore" });
      child = started;
      // A test run that is broken off must leave no database behind.
      process.once("exit", () => started.kill("SIGKILL"));
      await listening(port);
    },
    kill,
    ask: async (question) => {
      const query = new URLSearchParams({ db: "motcua", q: question });
      const answer = (await (await fetch(`${base}/query?${query.toString()}`)).json()) as Answer;
      const [series] = answer.results[0]?.series ?? [];
      return (series?.values ?? []).map((row) =>
        Object.fromEntries(row.map((value, n) => [series?.columns[n] ?? "", value])),
      );
    },
    dispose: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function confOf(at: { readonly folder: string; readonly port: number; readonly backup: number }) {
  const { folder, port, backup } = at;
  return `
reporting-enabled = false
bind-address = "127.0.0.1:${backup}"
[meta]
  dir = "${folder}/meta"
[data]
  dir = "${folder}/data"
  wal-dir = "${folder}/wal"
  query-log-enabled = false
[http]
  bind-address = "127.0.0.1:${port}"
  log-enabled = false
[monitor]
  store-enabled = false
`;
}
