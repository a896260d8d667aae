import type {
  BoardConfig,
  CounterNumber,
  CounterPicture,
  ReasonConfig,
  ReasonId,
  Score,
  VisitId,
  Words,
} from "@motcua/broker/contract";
import { findProfile } from "@motcua/device-profiles";
import { createRatingWindow, type RatingPorts } from "./rating-window.ts";

/** What a rating page needs to draw itself. */
export type RatingInfo = {
  readonly office: Words;
  readonly counter: CounterNumber;
  /** Asked after a low score, in this order; none: nothing is asked. */
  readonly reasons: readonly ReasonConfig[];
};

/** What a rating page shows of the moment. */
export type RatingState = {
  readonly counter: CounterNumber;
  /** The visit that can be rated now. */
  readonly visit: VisitId | null;
  /** A press of this visit is stored. */
  readonly rated: boolean;
};

/** A touch on a rating page. */
export type Touch = {
  readonly counter: CounterNumber;
  /** The visit that the page showed: a touch that comes late rates nobody else. */
  readonly visit: VisitId;
  readonly score: Score;
  readonly reason?: ReasonId;
};

/** The touch screens of this board on which citizens rate, one a counter. */
export type RatingPages = {
  info(counter: CounterNumber): RatingInfo | undefined;
  states(): readonly RatingState[];
  /** True once it is stored; false where the visit cannot be rated. Throws what storage throws. */
  touch(touch: Touch): boolean;
  follow(counters: readonly CounterPicture[]): void;
  stop(): void;
};

export function createRatingPages(config: BoardConfig, ports: RatingPorts): RatingPages {
  const counters = config.devices.flatMap(({ counter, profile }) => {
    const found = findProfile(profile);
    const here = counter !== undefined && found.known && found.profile.kind === "rating-page";
    return here ? [counter] : [];
  });
  const pages = new Map(counters.map((counter) => [counter, createPage(counter, ports)]));
  const { office, reasons = [] } = config;
  return {
    info: (counter) => (pages.has(counter) ? { office: office.name, counter, reasons } : undefined),
    states: () => Array.from(pages.values(), (page) => page.state()),
    touch: (touch) => pages.get(touch.counter)?.touch(touch) ?? false,
    follow: (pictures) => {
      for (const picture of pictures) pages.get(picture.counter)?.window.follow(picture);
    },
    stop: () => {
      for (const { window } of pages.values()) window.stop();
    },
  };
}

function createPage(counter: CounterNumber, ports: RatingPorts) {
  let rated = false;
  const window = createRatingWindow({
    ...ports,
    counter,
    onChange: () => {
      rated = false;
    },
  });
  return {
    window,
    state: (): RatingState => ({ counter, visit: window.visit, rated }),
    touch: ({ visit, score, reason }: Touch): boolean => {
      if (window.visit !== visit) return false;
      const stored = window.rate({ score, ...(reason !== undefined && { reason }) });
      rated ||= stored;
      return stored;
    },
  };
}
