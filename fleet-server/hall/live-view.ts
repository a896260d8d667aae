import type { Cancel, Clock } from "@motcua/broker/ports";
import { createEventStream, type EventStream } from "./event-stream.ts";
import type { HallDesk } from "./hall-desk.ts";

/** Changes within this time are shown as one picture, ms: less than a person can see. */
const gatherMs = 30;

/** Two beats fit into the 10 s after which a page calls its data old. */
const beatMs = 4_000;

/** The hall as pages watch it. */
export type LiveView = {
  /** What else pages watch goes over the same line. */
  readonly stream: EventStream;
  /** Rises with each change. */
  readonly version: number;
  /** From here on changes are published. */
  show(desk: Pick<HallDesk, "view" | "officeNews">): void;
  /** The office's document was read anew. */
  reread(): void;
  changed(): void;
  /** Runs after each published change and at each beat; returns how to stop. */
  readonly onChange: (run: () => void) => () => void;
  stop(): void;
};

export function createLiveView(options: {
  readonly epoch: number;
  readonly clock: Clock;
}): LiveView {
  const stream = createEventStream();
  const listeners = new Set<() => void>();
  let version = 0;
  let readings = 0;
  let desk: Pick<HallDesk, "view" | "officeNews"> | undefined;
  let pending: Cancel | undefined;
  let stopped = false;

  const publish = () => {
    pending = undefined;
    const shown = desk;
    if (shown !== undefined) {
      stream.publish("hall", `${options.epoch}.${version}`, () => shown.view());
    }
    for (const listener of listeners) listener();
  };
  const changed = () => {
    version += 1;
    if (!stopped) pending ??= options.clock.after(gatherMs, publish);
  };
  const tellNews = () => {
    readings += 1;
    const news = desk?.officeNews();
    if (news !== undefined) stream.publish("office", `${options.epoch}.${readings}`, () => news);
  };
  const stopBeat = options.clock.every(beatMs, () => {
    stream.beat();
    for (const listener of listeners) listener();
  });
  return {
    stream,
    get version() {
      return version;
    },
    show: (opened) => {
      desk = opened;
      tellNews();
      publish();
    },
    reread: () => {
      tellNews();
      changed();
    },
    changed,
    onChange: (run) => {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    stop: () => {
      stopped = true;
      stopBeat();
      pending?.();
      stream.close();
    },
  };
}
