import type { Cancel, Clock } from "@motcua/broker/ports";
import { type Line, LineFault, type OpenLine } from "../transports/line.ts";
import { deadlineMs, type Played, type Player, PlayerHealth } from "./player.ts";
import { type Sound, writeWav } from "./wav.ts";

/** What the speaker answers, a line each: heard to the end, not audible, not understood. */
const answers: Readonly<Record<string, Played>> = {
  played: { ok: true },
  muted: { ok: false, code: "muted" },
  refused: { ok: false, code: "bad-reply" },
};

/** Answers are short; what is longer is noise. */
const answerMax = 64;

/** A speaker on a bench is plugged in again by hand: quick at first, then every 2 s. */
const retryMs = { first: 200, most: 2_000 } as const;

/**
 * Sends each sound as a WAV over a connection that it keeps open, and waits until the speaker at
 * the other end says that it has played it.
 */
export function streamPlayer(options: { readonly open: OpenLine; readonly clock: Clock }): Player {
  return new StreamPlayer(options.open, options.clock);
}

class StreamPlayer implements Player {
  readonly #open: OpenLine;
  readonly #clock: Clock;
  readonly #health = new PlayerHealth();
  #line: Line | undefined;
  #opening: Promise<void> = Promise.resolve();
  #down: Played = { ok: false, code: "unplugged" };
  #waiting: ((played: Played) => void) | undefined;
  #heard = "";
  #retryMs: number = retryMs.first;
  #cancelRetry: Cancel = () => {};
  #stopped = false;

  constructor(open: OpenLine, clock: Clock) {
    this.#open = open;
    this.#clock = clock;
    this.#opening = this.#connect();
  }

  async play(sound: Sound): Promise<Played> {
    // At the start of the program a first call may come while the line is being opened.
    await this.#opening;
    const line = this.#line;
    if (line === undefined) return this.#down;
    const within = deadlineMs(sound);
    const played = await new Promise<Played>((resolve) => {
      const cancel = this.#clock.after(within, () => this.#end({ ok: false, code: "no-reply" }));
      this.#waiting = (result) => {
        cancel();
        resolve(result);
      };
      line
        .write(writeWav(sound), { deadlineMs: within })
        .catch((error: unknown) => this.#lost(line, error));
    });
    // A late answer would be taken for the next sound's: only a new line is without it.
    if (!played.ok && played.code === "no-reply") this.#lost(line, new LineFault("no-reply", ""));
    this.#health.set(played);
    return played;
  }

  health() {
    return this.#health.get();
  }

  onHealth(listener: () => void): void {
    this.#health.onChange(listener);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelRetry();
    await this.#opening;
    const line = this.#line;
    this.#line = undefined;
    this.#end(this.#down);
    await line?.close();
  }

  async #connect(): Promise<void> {
    try {
      const line = await this.#open();
      this.#line = line;
      this.#heard = "";
      this.#retryMs = retryMs.first;
      line.onData((bytes) => this.#hear(line, bytes));
      line.onDown((fault) => this.#lost(line, fault));
      this.#health.set({ ok: true });
    } catch (error) {
      this.#retryAfter(error);
    }
  }

  #hear(line: Line, bytes: Uint8Array): void {
    if (line !== this.#line) return;
    this.#heard = (this.#heard + Buffer.from(bytes).toString("latin1")).slice(-answerMax);
    const lines = this.#heard.split("\n");
    this.#heard = lines.pop() ?? "";
    for (const word of lines) {
      const answer = answers[word.trim()];
      if (answer !== undefined) this.#end(answer);
    }
  }

  #lost(line: Line, error: unknown): void {
    if (line !== this.#line) return;
    this.#line = undefined;
    line.close().catch(() => {});
    this.#retryAfter(error);
    this.#end(this.#down);
  }

  #retryAfter(error: unknown): void {
    // Anything but a LineFault is a mistake in this program and must not look like a cable.
    if (!(error instanceof LineFault)) throw error;
    this.#down = { ok: false, code: error.code };
    this.#health.set(this.#down);
    if (this.#stopped) return;
    this.#cancelRetry = this.#clock.after(this.#retryMs, () => {
      this.#opening = this.#connect();
    });
    this.#retryMs = Math.min(2 * this.#retryMs, retryMs.most);
  }

  #end(played: Played): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(played);
  }
}
