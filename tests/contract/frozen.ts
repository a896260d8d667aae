import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Fact } from "@motcua/broker/contract";
import { noCrash } from "@motcua/broker/crash-point";
import { openLog, openStore, type Store } from "@motcua/broker/log";
import { type BoardSession, startBoardSession } from "@motcua/broker/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { realClock } from "../harness/clocks.ts";
import { seededChance } from "../simulation/seeded.ts";
import { type BrokerProcess, office } from "./brokers.ts";
import { silent } from "./quiet.ts";
import { until } from "./raw-client.ts";

const call = { name: "call-next", counter: 3 } as const;
/** The quickest of these tells the server how the two clocks stand to each other. */
const pressesBefore = 5;
/** How much longer than a press lives the server stands still: its clock is known no better, ms. */
const longerMs = 1_500;
const account = { board: "box-26734", secret: "box-secret" };

/** What becomes of a press whose server stands still, as at a stall of its SD card. */
export function frozenOver(name: string, startBroker: () => Promise<BrokerProcess>): void {
  describe(`a server that freezes behind ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "motcua-frozen-"));
    let broker: BrokerProcess;
    let server: ChildProcess;
    let store: Store;
    let board: BoardSession;
    const decided: string[] = [];

    beforeAll(async () => {
      broker = await startBroker();
      server = launch(broker.url, (ask) => decided.push(ask));
      store = openStore(join(folder, "board.sqlite"));
      board = connect(broker.url, store);
      await until(() => board.current);
    });
    afterAll(async () => {
      await board.stop("stopped");
      const exit = once(server, "exit");
      server.kill("SIGKILL");
      await exit;
      await broker.remove();
      store.close();
      rmSync(folder, { recursive: true });
    });

    test("calls nobody for a press that was given up before it thawed", async () => {
      const ids: string[] = [];
      const press = () => board.ask(call, (id) => ids.push(id));
      // What the broker retained of the board tells nothing of its clock; a press does.
      for (let n = 0; n < pressesBefore; n += 1) {
        expect(await press()).toEqual({ ok: { name: "done" } });
      }
      server.kill("SIGSTOP");
      expect(await press()).toEqual({ problem: { code: "server-away" } });
      await new Promise((done) => setTimeout(done, longerMs));
      server.kill("SIGCONT");
      expect(await press()).toEqual({ ok: { name: "done" } });
      await until(() => decided.includes(ids.at(-1) ?? ""));
      expect(decided).toEqual(ids.toSpliced(pressesBefore, 1));
    });
  });
}

/** The server's end of the line; `onPress` hears the id of each press that it decides. */
function launch(url: string, onPress: (ask: string) => void): ChildProcess {
  const program = fileURLToPath(new URL("./office-main.ts", import.meta.url));
  const options = ["--conditions=source", "--import", "tsx", program, url];
  const child = spawn(process.execPath, options, { stdio: ["ignore", "pipe", "ignore"] });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    for (const line of text.split("\n")) if (line !== "") onPress(line);
  });
  return child;
}

function connect(url: string, store: Store): BoardSession {
  const chance = seededChance(901);
  const outbox = openLog<Fact>(store, "outbox", chance);
  const told = () => undefined;
  return startBoardSession(
    {
      ...{ url, office, ...account, fw: "0.1.0", outbox, chance },
      ...{ clock: realClock, logger: silent, crash: noCrash },
    },
    { want: told, show: told, cmd: told, link: told, beat: told },
  );
}
