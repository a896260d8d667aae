import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { realChance, realClock } from "@motcua/broker/real-ports";
import { type OpenHall, openHall } from "../../fleet-server/open-hall.ts";
import { nothingOpened } from "../../fleet-server/opened.ts";
import type { Act } from "../../fleet-server/queue/commands.ts";
import { byWord } from "../simulation/desk.ts";
import { documentOf } from "./office.ts";

/** A hall on the disk with everything that the server hangs on its journal. */
export type BenchHall = Pick<OpenHall, "runner"> & {
  /** Resolves when it is durable; a refusal is an error. */
  ask(act: Act): Promise<void>;
  /** A number of the services by turns. */
  issue(): Promise<void>;
  stop(): Promise<void>;
};

/** All letters that a service may have: 19,980 numbers a day. */
const letters = "ABCDEGHKLMNPQRSTUVXY".split("");

export async function openBenchHall(): Promise<BenchHall> {
  const dataDir = mkdtempSync(join(tmpdir(), "motcua-bench-"));
  writeFileSync(join(dataDir, "office.yaml"), documentOf(letters, touchPage));
  const chance = realChance();
  const silent = () => undefined;
  const opened = nothingOpened();
  const { runner } = openHall(
    { ...unused, dataDir },
    {
      ...{ clock: realClock(), chance, crash: silent, fetch },
      logger: { debug: silent, info: silent, warn: silent, error: silent },
      onFatal: (error) => {
        throw error;
      },
    },
    { link: (token) => token, opened },
  );
  const ask = async (act: Act) => {
    const answer = await runner.submit(act, { id: chance.id(), actor: { by: "staff-page" } });
    if ("problem" in answer) throw new Error(`${act.name}: ${answer.problem.code}`);
  };
  await ask({ name: "open-day", day: "2026-11-24" });
  let issued = 0;
  return {
    runner,
    ask,
    issue: () => {
      const service = letters[issued++ % letters.length] ?? "A";
      return ask({ name: "issue", service, class: "normal", source: byWord, token: chance.id() });
    },
    stop: async () => {
      await opened.closeAll();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A hall has no listener and writes no log. */
const unused = {
  ...{
    officeFile: undefined,
    brokerUrl: undefined,
    publicUrl: undefined,
    demoHistory: false,
    board: undefined,
  },
  influxUrl: undefined,
  ...{ mosquittoDir: undefined, mosquittoPidFile: undefined },
  ...{ httpPort: 0, mqttPort: 0, logLevel: "silent" },
};

const touchPage = [
  "{ name: touch1, profile: touch-page, port: page }",
  "{ name: led1, profile: led-rs485-ascii, port: sim:led1, address: 1 }",
  "{ name: keys1, profile: keys-call, port: sim:keys1 }",
];
