import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Answer,
  answer,
  cmd,
  type Fact,
  have,
  type Picture,
  show,
  want,
} from "@motcua/broker/contract";
import { noCrash } from "@motcua/broker/crash-point";
import { type Log, openLog, openStore, type Store } from "@motcua/broker/log";
import {
  type BoardSession,
  type FactEntry,
  type OfficeSession,
  type Press,
  startBoardSession,
  startOfficeSession,
} from "@motcua/broker/session";
import { fakeClock } from "../harness/clocks.ts";
import { seededChance } from "../simulation/seeded.ts";
import { type BrokerProcess, boards, office, server } from "./brokers.ts";
import { silent } from "./quiet.ts";
import { until } from "./raw-client.ts";

export const granted: Answer = "ok" in answer.example ? { ok: answer.example.ok } : never();
export const example = {
  want: want.example,
  show: show.example,
  cmd: cmd.example,
  have: have.example,
};
export const issue = { name: "issue", service: "C", class: "normal", device: "touch1" } as const;

function never(): never {
  throw new Error("the example is not an answer that grants");
}

/** Both ends of a line over a real broker, on one clock that stands until it is moved. */
export type Line = {
  readonly clock: ReturnType<typeof fakeClock>;
  readonly office: OfficeSession;
  readonly board: BoardSession;
  readonly outbox: Log<Fact>;
  /** What each end was told, in order. */
  readonly atOffice: string[];
  readonly atBoard: string[];
  readonly presses: Press[];
  readonly facts: FactEntry[][];
  readonly pictures: Picture[];
  /** How the office decides and stores; a test may replace both. */
  readonly rules: {
    decide: (press: Press) => Promise<Answer>;
    store: (entries: readonly FactEntry[]) => Promise<number>;
    picture: Picture;
  };
  /** Ends the server's session and begins a new one, as a restart of the server does. */
  restartOffice(): Promise<void>;
  /** Moves the clock in small steps until the condition holds. */
  bring(holds: () => boolean): Promise<void>;
  /** Waits for what needs the broker alone: the clock stands, and nobody loses patience. */
  arrival(holds: () => boolean): Promise<void>;
  stop(): Promise<void>;
};

const [box] = boards;
let lines = 0;

/** Starts a server and the board `box-26734`, and waits until they know of each other. */
export async function startLine(broker: BrokerProcess): Promise<Line> {
  if (box === undefined) throw new Error("there is no board");
  const folder = mkdtempSync(join(tmpdir(), "motcua-line-"));
  const store = openStore(join(folder, "board.sqlite"));
  const line = joined(broker, store, box);
  const told = () => [line.atOffice, line.atBoard, line.presses, line.facts];
  const stand = () => Promise.resolve();
  const bring = (holds: () => boolean) => until(holds, () => line.clock.advance(20), told);
  await bring(() => line.office.online(box.user) && line.board.current);
  return {
    ...line,
    get office() {
      return line.office;
    },
    bring,
    arrival: (holds) => until(holds, stand, told),
    stop: async () => {
      const stopped = Promise.all([line.board.stop("stopped"), line.office.stop()]);
      let done = false;
      stopped.then(
        () => (done = true),
        () => (done = true),
      );
      await bring(() => done);
      await stopped;
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function joined(
  broker: BrokerProcess,
  store: Store,
  account: { user: string; password: string },
): Omit<Line, "bring" | "arrival" | "stop"> {
  const clock = fakeClock(1_795_500_000_000);
  // Each line has ids of its own: two sessions of one id would be one session.
  const chance = seededChance(lines++);
  const atOffice: string[] = [];
  const atBoard: string[] = [];
  const presses: Press[] = [];
  const facts: FactEntry[][] = [];
  const pictures: Picture[] = [];
  const rules: Line["rules"] = {
    decide: () => Promise.resolve(granted),
    store: (entries) => Promise.resolve(entries.at(-1)?.seq ?? 0),
    picture: example.show,
  };
  const both = { url: broker.url, clock, chance, logger: silent };
  const openOffice = () =>
    startOfficeSession(
      { ...both, office, user: server.user, password: server.password },
      {
        online: (board) => atOffice.push(`online ${board}`),
        gone: (board, how) => atOffice.push(`${how} ${board}`),
        have: (board, body) => atOffice.push(`have ${board} rev ${body.rev}`),
        ask: (_board, press) => {
          presses.push(press);
          return rules.decide(press);
        },
        proof: (_board, proof) => atOffice.push(`${proof.status} ${proof.call} ${proof.device}`),
        result: (_board, { to, status }) => atOffice.push(`${status} ${to}`),
        tele: (_board, { uptimeMs }) => atOffice.push(`up for ${uptimeMs} ms`),
        facts: (_board, { entries }) => {
          facts.push([...entries]);
          return rules.store(entries);
        },
        want: () => example.want,
        picture: () => rules.picture,
      },
    );
  let officeSession = openOffice();
  const outbox = openLog<Fact>(store, "outbox", chance);
  const board = startBoardSession(
    {
      ...both,
      office,
      board: account.user,
      secret: account.password,
      fw: "0.1.0",
      outbox,
      crash: noCrash,
    },
    {
      want: ({ rev }) => atBoard.push(`want ${rev}`),
      show: (picture) => {
        pictures.push(picture);
        atBoard.push(`show ${picture.epoch}.${picture.version}`);
      },
      cmd: (command) => atBoard.push(`cmd ${command.cmd}`),
      link: (up) => atBoard.push(up ? "link up" : "link down"),
      beat: () => undefined,
    },
  );
  return {
    clock,
    get office() {
      return officeSession;
    },
    restartOffice: async () => {
      await officeSession.stop();
      officeSession = openOffice();
    },
    board,
    outbox,
    atOffice,
    atBoard,
    presses,
    facts,
    pictures,
    rules,
  };
}
