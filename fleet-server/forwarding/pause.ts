import type { Cancel, Clock } from "@motcua/broker/ports";

/** A pause that ends by itself, unless something ends it before. */
export interface Pause {
  /** What is left of it, ms; null while there is none. */
  readonly leftMs: number | null;
  begin(ms: number): void;
  /** Makes it no longer than this in all, counted from its beginning. */
  shorten(ms: number): void;
  /** Ends it without a word. */
  end(): void;
}

/** `over` is called when a pause has ended by itself. */
export function createPause(clock: Clock, over: () => void): Pause {
  let pause: { sinceMs: number; untilMs: number; cancel: Cancel } | undefined;
  const end = () => {
    pause?.cancel();
    pause = undefined;
  };
  const set = (sinceMs: number, untilMs: number) => {
    end();
    const cancel = clock.after(Math.max(0, untilMs - clock.monoMs()), () => {
      pause = undefined;
      over();
    });
    pause = { sinceMs, untilMs, cancel };
  };
  return {
    get leftMs() {
      return pause === undefined ? null : Math.max(0, pause.untilMs - clock.monoMs());
    },
    begin: (ms) => set(clock.monoMs(), clock.monoMs() + ms),
    shorten: (ms) => {
      if (pause !== undefined) set(pause.sinceMs, Math.min(pause.untilMs, pause.sinceMs + ms));
    },
    end,
  };
}
