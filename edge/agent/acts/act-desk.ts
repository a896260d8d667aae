import type { BoardAct, CommandResult } from "@motcua/broker/contract";
import { type Store, storageFault } from "@motcua/broker/log";
import type { Clock, Logger } from "@motcua/broker/ports";
import { openActMemory } from "./act-memory.ts";
import { createTurns, type Turns } from "./turns.ts";

/** The last words of an act. */
export type ActEnd = Omit<CommandResult, "to" | "status"> & {
  readonly status: "done" | "failed" | "expired";
};

/** What a handler is given beside its act. */
export type ActScene = {
  /** Tells what a person does or sees now, e.g. `press-key:next`. */
  readonly tell: (step: string) => void;
  /** The devices go, or the board stops: the act ends as `interrupted`. */
  readonly signal: AbortSignal;
};

type Handler<N extends BoardAct["name"]> = (
  act: Extract<BoardAct, { readonly name: N }>,
  scene: ActScene,
) => Promise<ActEnd>;

/** Who does which act; one that nobody does fails as `not-supported`. */
export type ActHandlers = { readonly [N in BoardAct["name"]]?: Handler<N> };

/** Does what the server tells the board, once each, and tells how far it is. */
export type ActDesk = {
  act(command: BoardAct): void;
  /** The line to the server is up again: results that it could not hear are told once more. */
  linkUp(): void;
  /** Ends what is under way, or what is at these devices. */
  interrupt(devices?: ReadonlySet<string>): void;
  stop(): Promise<void>;
};

export type ActDeskOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly handlers: ActHandlers;
  /** Reaches the server only while the line is up. */
  readonly report: (result: CommandResult) => void;
  readonly isLinked: () => boolean;
};

export const notSupported: ActEnd = { status: "failed", code: "not-supported" };
export const interrupted: ActEnd = { status: "failed", code: "interrupted" };

/** More of one kind at one device is no wish of a person. */
const waitingMax = 8;

/** Opens the desk. What a power cut interrupted is reported as that, and never done again. */
export function createActDesk(options: ActDeskOptions): ActDesk {
  return new Desk(options);
}

class Desk implements ActDesk {
  readonly #options: ActDeskOptions;
  readonly #memory: ReturnType<typeof openActMemory>;
  readonly #turns: Turns;
  /** How far each act is that has not ended, or whose end the storage refused. */
  readonly #progress = new Map<string, CommandResult>();
  /** Results that the server has not heard, by id. */
  readonly #unheard = new Map<string, CommandResult>();
  /** What can end each act that is under way. */
  readonly #ends = new Map<string, UnderWay>();

  constructor(options: ActDeskOptions) {
    this.#options = options;
    const { logger } = options;
    this.#turns = createTurns(waitingMax, (error) => {
      logger.error({ err: error }, "the end of an act could not be told");
    });
    this.#memory = openActMemory(options.store, options.clock);
    for (const cmd of this.#memory.unfinished()) this.#end({ cmd }, interrupted);
  }

  act(command: BoardAct): void {
    const { cmd, name } = command;
    const known = this.#progress.get(cmd) ?? this.#memory.resultOf(cmd);
    // The id is remembered before anything is done.
    const begins = known === undefined && isRemembered(name);
    const refused = begins ? this.#remember(command) : undefined;
    if (known !== undefined) this.#options.report(known);
    else if (refused !== undefined) {
      this.#options.report({ to: cmd, status: "failed", code: refused });
    } else if (name === "end-test") this.#endTest(command);
    else this.#begin(command);
  }

  linkUp(): void {
    for (const result of this.#unheard.values()) this.#options.report(result);
    this.#unheard.clear();
  }

  interrupt(devices?: ReadonlySet<string>): void {
    for (const { device, end } of this.#ends.values()) {
      if (devices === undefined || (device !== undefined && devices.has(device))) end.abort();
    }
  }

  async stop(): Promise<void> {
    this.interrupt();
    await this.#turns.over();
  }

  #begin(command: BoardAct): void {
    const { cmd, ttlMs } = command;
    const { clock } = this.#options;
    const expiresMs = clock.monoMs() + ttlMs;
    this.#tell(cmd, "received");
    const turn = this.#turns.take(placeOf(command), async () => {
      const late = clock.monoMs() > expiresMs;
      this.#end(command, late ? { status: "expired" } : await this.#do(command));
    });
    if (turn === "full") this.#end(command, { status: "failed", code: "in-use" });
    if (turn === "waits") this.#tell(cmd, "queued");
  }

  #endTest(command: Extract<BoardAct, { readonly name: "end-test" }>): void {
    const { device } = command;
    for (const { name, device: at, end } of this.#ends.values()) {
      if (name === "test-device" && at === device) end.abort();
    }
    this.#end(command, { status: "done" });
  }

  async #do(command: BoardAct): Promise<ActEnd> {
    const { handlers, logger } = this.#options;
    const { cmd, name } = command;
    this.#tell(cmd, "started");
    const end = new AbortController();
    const device = "device" in command ? command.device : undefined;
    this.#ends.set(cmd, { name, device, end });
    const scene: ActScene = { signal: end.signal, tell: (step) => this.#tell(cmd, step) };
    try {
      return await handle(handlers, command, scene);
    } catch (error) {
      logger.error({ err: error, act: name }, "an act failed");
      return interrupted;
    } finally {
      this.#ends.delete(cmd);
    }
  }

  /** Remembers an act that begins; the code of a storage that refuses. */
  #remember({ cmd, name }: BoardAct): string | undefined {
    try {
      this.#memory.begin(cmd, name);
      return undefined;
    } catch (error) {
      const fault = storageFault(error, this.#options.store);
      if (fault === undefined) throw error;
      return fault;
    }
  }

  #tell(cmd: string, step: string): void {
    const progress: CommandResult = { to: cmd, status: "running", step: step.slice(0, 64) };
    this.#progress.set(cmd, progress);
    this.#options.report(progress);
  }

  #end({ cmd, name }: Ended, end: ActEnd): void {
    const result: CommandResult = { to: cmd, ...end };
    const isKept = name !== undefined && !isRemembered(name) ? true : this.#keep(result);
    // What was done is done, also where the storage does not take it: then the memory has it.
    if (isKept) this.#progress.delete(cmd);
    else this.#progress.set(cmd, result);
    if (this.#options.isLinked()) this.#options.report(result);
    else this.#unheard.set(cmd, result);
  }

  /**
   * Whether the storage has the result. Whatever the disk says, the board goes on: an act without
   * its end is `interrupted` at the next start, which is told as honestly.
   */
  #keep(result: CommandResult): boolean {
    try {
      this.#memory.finish(result);
      return true;
    } catch (error) {
      this.#options.logger.warn({ err: error }, "the end of an act could not be stored");
      return false;
    }
  }
}

/** An act that a person may break off. */
type UnderWay = {
  readonly name: BoardAct["name"];
  readonly device: string | undefined;
  readonly end: AbortController;
};

/** An act that ended; one from before a power cut is known by its id alone. */
type Ended = { readonly cmd: string; readonly name?: BoardAct["name"] };

/** A reading changes nothing and may be done twice; a page reads every few seconds. */
function isRemembered(name: BoardAct["name"]): boolean {
  return name !== "read-line";
}

/** Acts of one kind at one device follow each other; a reading never waits for a test. */
function placeOf(command: BoardAct): string {
  return "device" in command ? `${command.name}/${command.device}` : command.name;
}

function handle(handlers: ActHandlers, act: BoardAct, scene: ActScene): Promise<ActEnd> {
  const none = () => Promise.resolve(notSupported);
  switch (act.name) {
    case "print-note":
      return (handlers["print-note"] ?? none)(act, scene);
    case "test-device":
      return (handlers["test-device"] ?? none)(act, scene);
    case "end-test":
      return none();
    case "read-line":
      return (handlers["read-line"] ?? none)(act, scene);
    case "find-devices":
      return (handlers["find-devices"] ?? none)(act, scene);
    case "send-recording":
      return (handlers["send-recording"] ?? none)(act, scene);
  }
}
