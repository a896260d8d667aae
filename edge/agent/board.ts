import { dirname } from "node:path";
import type {
  BoardConfig,
  Command,
  Credential,
  Fact,
  Picture,
  PrintTicket,
  TicketId,
} from "@motcua/broker/contract";
import { type Log, openLog, openStore, type Store } from "@motcua/broker/log";
import type { Cancel, Chance, Clock, CrashPoint, Logger } from "@motcua/broker/ports";
import { type BoardSession, startBoardSession } from "@motcua/broker/session";
import { type BoardDisk, openBoardDisk } from "../devices/board-disk.ts";
import { refusedFor } from "../devices/print-report.ts";
import type { FindPorts } from "../find/find-ports.ts";
import { createBench } from "../local/bench.ts";
import type { Bench, LocalDesk } from "../local/local-desk.ts";
import { openRecorder, type Recorder } from "../recorder/recorder.ts";
import type { Tap as LineTap } from "../simulated/listen.ts";
import type { Voice } from "../speech/voice.ts";
import { type BoardTelemetry, ofLinux, startBoardTelemetry } from "../telemetry/board-telemetry.ts";
import type { ActDesk } from "./acts/act-desk.ts";
import { openActs } from "./acts/open-acts.ts";
import { openBoardDesk, type Running } from "./board-desk.ts";
import { type Kept, openKeptConfig } from "./kept-config.ts";
import { keepNewestPicture, type NewestPicture } from "./newest-picture.ts";
import { createStation, type Station } from "./station.ts";

export type BoardOptions = {
  readonly credential: Credential;
  /** The configuration that came with a credential just got; it is the board's first. */
  readonly want?: Kept | undefined;
  /** The board's own database file. */
  readonly database: string;
  readonly fw: string;
  readonly voice: Voice;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
  readonly crash: CrashPoint;
  readonly tap: LineTap | undefined;
  /** Where to look for what is plugged in. */
  readonly find: FindPorts;
  /** The broker lets this board in, or refuses its credential. */
  readonly onAdmission: (admitted: boolean) => void;
  /** What it shows while it waits for a position again. */
  readonly waitingNumber: () => string | null;
  /** Its credential is refused again and again. */
  readonly isPutOut: () => boolean;
};

/** A board at work: one connection, one configuration at a time, its devices. */
export type Board = {
  readonly desk: LocalDesk;
  /** The board's own pages are served there. */
  servePagesAt(url: string): void;
  stop(): Promise<void>;
};

/** Starts the board with its last configuration, and follows the server from there. */
export async function startBoard(options: BoardOptions): Promise<Board> {
  const store = openStore(options.database);
  const outbox = openLog<Fact>(store, "facts", options.chance);
  const board = new RunningBoard(options, store, outbox);
  try {
    await board.start();
    return board;
  } catch (error) {
    await board.stop();
    throw error;
  }
}

/** A change of health is told at most this often: a flapping cable must not flood the line, ms. */
const haveEveryMs = 250;

class RunningBoard implements Board {
  readonly desk: LocalDesk;
  private readonly options: BoardOptions;
  private readonly store: Store;
  private readonly disk: BoardDisk;
  private readonly outbox: Log<Fact>;
  private readonly config: ReturnType<typeof openKeptConfig>;
  private readonly telemetry: BoardTelemetry;
  private readonly recorder: Recorder;
  private session: BoardSession | undefined;
  private readonly station: Station;
  private readonly bench: Bench;
  /** The configuration in force. */
  private kept: Kept | undefined;
  private readonly newest: NewestPicture;
  private link = false;
  private pages: string | undefined;
  private dueHave: Cancel | undefined;
  private readonly acts: ActDesk;
  /** Configurations are applied one after the other. */
  private work: Promise<void> = Promise.resolve();

  constructor(options: BoardOptions, store: Store, outbox: Log<Fact>) {
    this.options = options;
    this.store = store;
    this.disk = openBoardDisk(store, options.clock);
    this.outbox = outbox;
    this.config = openKeptConfig(store);
    this.recorder = openRecorder({
      ...{ ...options, ...options.credential },
      folder: `${options.database}.recorder`,
    });
    const { clock, chance, database } = options;
    this.newest = keepNewestPicture(clock);
    const healthOf = (device: string) => this.station.health.of(device);
    this.telemetry = startBoardTelemetry({
      ...{ clock, chance, machine: { ...ofLinux, dataDir: dirname(database) } },
      watched: () => this.kept && { devices: this.kept.config.devices, healthOf },
      recorder: () => this.recorder.state(),
      send: (body) => this.session?.tele(body),
    });
    this.station = this.createStation();
    this.bench = createBench({
      peripherals: this.station.peripherals,
      configs: () => this.kept?.config.devices ?? [],
      healthOf,
      process: () => ({ edge: this.processState() }),
    });
    this.acts = this.openActs();
    this.desk = openBoardDesk({
      ...options,
      running: () => this.running(),
      isCurrent: () => this.link && this.session?.current === true,
      closed: () => this.newest.now()?.closed ?? null,
    });
  }

  async start(): Promise<void> {
    const { want } = this.options;
    if (want !== undefined) this.keep(want);
    const kept = this.config.read();
    if (kept !== undefined) await this.apply(kept);
    const { credential, fw, clock, chance, logger, crash } = this.options;
    this.session = startBoardSession(
      {
        ...{ ...credential, fw, clock, chance, logger, crash, outbox: this.outbox },
        watch: (...message) => this.recorder.message(...message),
      },
      {
        want: (body) => this.configure(body),
        show: (picture) => this.follow(picture),
        cmd: (command) => this.act(command),
        link: (up) => {
          this.link = up;
          if (!up) return;
          this.acts.linkUp();
          this.options.onAdmission(true);
        },
        refused: () => this.options.onAdmission(false),
        beat: ({ serverMs }) => this.telemetry.heard(serverMs),
        lateIssue: (ask, { ticket }) => this.giveBack(ask, ticket),
      },
    );
    this.session.onCurrent((current) => this.station.setCurrent(current));
    this.tellHave();
  }

  servePagesAt(url: string): void {
    this.pages = url;
    this.tellHave();
  }

  async stop(): Promise<void> {
    this.telemetry.stop();
    await this.session?.stop("stopped");
    await this.work;
    this.acts.interrupt();
    await this.station.stop();
    this.dueHave?.();
    await this.recorder.stop();
    await this.acts.stop();
    this.disk.stop();
    this.store.close();
  }

  private act(command: Command): void {
    if (command.name !== "print-ticket") this.acts.act(command);
    else if (!this.station.print(command)) {
      // Its printer may come with a configuration that is on its way.
      this.work = this.work.then(() => {
        if (!this.station.print(command)) this.noPrinter(command);
      });
    }
  }

  /** Nothing prints this slip: the server has to know. */
  private noPrinter(command: PrintTicket): void {
    this.report(`print/${command.cmd}`, refusedFor("not-supported", command, command.device));
  }

  /** A number came after its citizen was sent to the desk: nobody holds it. */
  private giveBack(ask: string, ticket: TicketId): void {
    const cmd = `tap:${ask}`;
    this.report(cmd, { kind: "tap-abandoned", ticket, cmd });
  }

  private report(key: string, body: Fact): void {
    const draft = { kind: body.kind, v: 1, atMs: this.options.clock.wallMs(), body };
    this.disk.write(key, () => {
      this.outbox.append([draft]);
      this.session?.facts();
    });
  }

  private configure(body: { readonly rev: number; readonly config: BoardConfig }): void {
    this.work = this.work.then(async () => {
      if (body.rev <= (this.kept?.rev ?? 0)) return;
      this.options.logger.info({ rev: body.rev }, "a new configuration");
      this.keep(body);
      await this.apply(body);
    });
  }

  /** A configuration that the disk does not take yet is in force all the same. */
  private keep(body: Kept): void {
    this.disk.write("configuration", () => this.config.keep(body));
  }

  private openActs(): ActDesk {
    return openActs({
      ...{ ...this.options, store: this.store, recorder: this.recorder },
      place: async () => {
        await this.work;
        return this.kept && { config: this.kept.config, plugged: this.station.plugged() };
      },
      report: (result) => this.session?.report(result),
      isLinked: () => this.link,
    });
  }

  private async apply(kept: Kept): Promise<void> {
    await this.station.configure(kept.config, {
      leaving: (devices) => this.acts.interrupt(devices),
      opening: () => this.recorder.configure(kept),
    });
    this.kept = kept;
    this.station.setCurrent(this.session?.current ?? false);
    const picture = this.newest.now();
    if (picture !== undefined) this.station.follow(picture);
    this.tellHave();
  }

  private createStation(): Station {
    const { clock, chance, crash, logger, voice, tap } = this.options;
    return createStation({
      ...{ clock, chance, crash, logger, voice, tap, tallies: this.telemetry.tallies },
      ...{ store: this.store, disk: this.disk, outbox: this.outbox, recorder: this.recorder },
      ask: async (request) =>
        (await this.session?.ask(request)) ?? { problem: { code: "server-away" } },
      stillWanted: (ask) => this.session?.pendingAsk(ask) ?? false,
      noPrinter: (command) => this.noPrinter(command),
      prove: (proof) => this.session?.prove(proof),
      onFact: () => this.session?.facts(),
      onHealth: () => this.haveSoon(),
    });
  }

  private running(): Running | undefined {
    const { kept, station } = this;
    const isSimulated = station.peripherals().size > 0;
    return kept && { kept, station, bench: isSimulated ? this.bench : undefined };
  }

  private follow(picture: Picture): void {
    if (this.newest.take(picture)) this.station.follow(picture);
  }

  private haveSoon(): void {
    this.dueHave ??= this.options.clock.after(haveEveryMs, () => this.tellHave());
  }

  private tellHave(): void {
    this.dueHave?.();
    this.dueHave = undefined;
    this.session?.have({
      rev: this.kept?.rev ?? 0,
      devices: this.station.health.report(),
      ...(this.pages === undefined ? {} : { pages: this.pages }),
    });
  }

  private processState() {
    const { beatAgeMs = null } = this.session ?? {};
    return {
      link: this.link,
      // Whole seconds: a page need not be drawn anew for less.
      beatAgeMs: beatAgeMs === null ? null : Math.floor(beatAgeMs / 1_000) * 1_000,
      ...this.newest.place,
      unsent: this.outbox.read(1, 1_000).length,
    };
  }
}
