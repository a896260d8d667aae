import type {
  Answer,
  BoardAct,
  BoardConfig,
  BoardName,
  CommandResult,
  Picture,
  Telemetry,
} from "@motcua/broker/contract";
import { openIntake, type Store } from "@motcua/broker/log";
import type { Chance, Clock, CrashPoint, Logger } from "@motcua/broker/ports";
import { type OfficeSession, type Press, startOfficeSession } from "@motcua/broker/session";
import { boardConfigOf } from "../office/board-config.ts";
import type { OfficeFile } from "../office/office-file.ts";
import type { HallRunner } from "../queue/hall-runner.ts";
import { pictureOf } from "../queue/picture.ts";
import { understand } from "./board-acts.ts";
import type { BoardList } from "./board-list.ts";
import { closedHall } from "./closed-hall.ts";
import { takeFacts } from "./facts.ts";
import {
  askCommandId,
  type Dispatch,
  type PrintScene,
  printAsked,
  printsOutstanding,
} from "./print-commands.ts";
import type { Proofs } from "./proofs.ts";

export type BoardsOptions = {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly store: Store;
  readonly office: OfficeFile;
  readonly runner: HallRunner;
  readonly list: BoardList;
  readonly proofs: Proofs;
  readonly epoch: number;
  readonly serverUrl: string;
  readonly link: (token: string) => string;
  readonly newToken: () => string;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
  readonly crash: CrashPoint;
  /** A board has come, which pages show. */
  readonly onOnline: (board: BoardName) => void;
  /** How far an act is that a board was told to do. */
  readonly onResult: (board: BoardName, result: CommandResult) => void;
  readonly onTelemetry: (board: BoardName, body: Telemetry) => void;
  /** Something that pages show of boards or proofs has changed. */
  readonly onChange: () => void;
};

/** A kiosk's screen may stay a little behind the office's hours, ms. */
const hoursEveryMs = 5_000;

/** The office's line to its boards. */
export type Boards = {
  readonly link: boolean;
  /** The office's document has changed: every board gets its part. */
  configure(): void;
  /** Tells a board that is online to do something; false where it is not. */
  tell(board: BoardName, act: BoardAct): boolean;
  /** A board's connection was ended for good: it is lost now. */
  dismiss(board: BoardName): void;
  stop(): Promise<void>;
};

/** Answers what boards ask, shows them the hall, has slips printed and takes their facts in. */
export function startBoards(options: BoardsOptions): Boards {
  const { office, runner, list, proofs } = options;
  const intake = openIntake(options.store);
  /** Boards whose outstanding slips were sent in this session. */
  const caughtUp = new Set<BoardName>();
  let version = 0;

  const scene = () => printScene(options);
  const wanted = (board: BoardName) => wantedOf(options, board);
  const picture = () => pictureNow(options, version);
  const session = startOfficeSession(
    { ...options, office: office.office.office.code },
    {
      online: (board, fw) => {
        caughtUp.delete(board);
        list.online(board, fw);
        options.onOnline(board);
      },
      gone: (board, how) => {
        list.gone(board, how);
        options.onChange();
      },
      have: (board, have) => {
        list.have(board, have);
        options.onChange();
        if (have.rev !== office.rev || caughtUp.has(board)) return;
        caughtUp.add(board);
        for (const print of printsOutstanding(scene(), board)) send(print);
      },
      ask: (board, press) => answer(options, { board, press, config: wanted(board)?.config }),
      proof: (board, proof) => {
        proofs.note(board, proof);
        options.onChange();
      },
      result: options.onResult,
      tele: options.onTelemetry,
      facts: async (board, batch) => {
        const upto = await takeFacts({ runner, intake, logger: options.logger }, board, batch);
        options.crash("before-ack");
        return upto;
      },
      want: wanted,
      picture,
    },
  );
  const send = ({ board, command }: Dispatch) => session.cmd(board, command);
  const names = () => office.office.boards.map(({ name }) => name);

  const showAll = () => {
    version += 1;
    for (const board of names()) session.show(board, picture());
  };
  const stopHours = onceHoursChange(options, showAll);
  const stopListening = runner.onCommitted((events) => {
    const now = scene();
    for (const event of events) {
      const print = printAsked(now, event);
      // Before all else: paper is the slowest, and a board that still waits for its answer prints.
      if (print !== undefined) send(print);
    }
    showAll();
  });

  return {
    get link() {
      return session.link;
    },
    configure: () => {
      for (const board of names()) session.want(board);
    },
    tell: (board, act) => tellIfOnline(session, board, act),
    dismiss: (board) => session.dismiss(board),
    stop: async () => {
      stopHours();
      stopListening();
      await session.stop();
    },
  };
}

/** What slips are printed by. */
function printScene({ runner, office, link }: BoardsOptions): PrintScene {
  const { hall, rules } = runner;
  return { hall, rules, office: office.office.office.name, nowMs: runner.now().atMs, link };
}

function tellIfOnline(session: OfficeSession, board: BoardName, act: BoardAct): boolean {
  const online = session.online(board);
  if (online) session.cmd(board, act);
  return online;
}

/** A board's part of the office's document. */
function wantedOf({ office, serverUrl }: BoardsOptions, board: BoardName) {
  return boardConfigOf(office.office, board, { rev: office.rev, serverUrl });
}

/** What displays, speakers and rating keypads should be now. */
function pictureNow(options: BoardsOptions, version: number): Picture {
  const { runner, epoch } = options;
  const closed = closedNow(options);
  const picture = pictureOf(runner.hall, {
    epoch,
    version,
    nowMs: runner.now().atMs,
    counters: runner.rules.counters.map(({ number }) => number),
  });
  return closed === undefined ? picture : { ...picture, closed };
}

function closedNow({ runner, office }: BoardsOptions) {
  return closedHall(runner.hall, office.office.hours, runner.now().wallMs);
}

/** Runs when boards should tell otherwise why the office is closed, without an event of the queue. */
function onceHoursChange(options: BoardsOptions, run: () => void): () => void {
  const told = () => JSON.stringify(closedNow(options));
  let last = told();
  return options.clock.every(hoursEveryMs, () => {
    const now = told();
    if (now === last) return;
    last = now;
    run();
  });
}

/** Decides what a board asks; the answer comes when it is durable. */
async function answer(
  { runner, list, newToken }: BoardsOptions,
  asked: {
    readonly board: BoardName;
    readonly press: Press;
    readonly config: BoardConfig | undefined;
  },
): Promise<Answer> {
  const { board, press, config } = asked;
  if (config === undefined) return { problem: { code: "bad-request", detail: "unknown board" } };
  const healthOf = (device: string) => list.healthOf(board, device);
  const understood = understand(press.request, { config, healthOf, token: newToken() });
  if ("refusal" in understood) return { problem: { code: understood.refusal } };
  return runner.submit(understood.act, {
    id: askCommandId(press.ask),
    actor: { by: "board", board },
  });
}
