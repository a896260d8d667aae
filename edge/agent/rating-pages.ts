import type { BoardConfig, CounterNumber, CounterPicture } from "@motcua/broker/contract";
import { findProfile } from "@motcua/device-profiles";
import type { DiskFault } from "../devices/board-disk.ts";
import type { RatingInfo, RatingState, RatingTouches, Touch } from "../local/rating-touches.ts";
import { createRatingWindow, type RatingPorts } from "./rating-window.ts";

/** The touch screens of this board on which citizens rate, one a counter. */
export type RatingPages = RatingTouches & {
  follow(counters: readonly CounterPicture[]): void;
  /** Takes up what the office wants now; a window that is open at a page that stays stays open. */
  configure(config: BoardConfig): void;
  stop(): void;
};

export function createRatingPages(ports: RatingPorts): RatingPages {
  let pages = new Map<CounterNumber, ReturnType<typeof createPage>>();
  let says: Omit<RatingInfo, "counter"> | undefined;
  return {
    configure: (config) => {
      const before = pages;
      pages = new Map(
        countersOf(config).map((counter) => [
          counter,
          before.get(counter) ?? createPage(counter, ports),
        ]),
      );
      for (const [counter, { window }] of before) if (!pages.has(counter)) window.stop();
      const { office, reasons = [] } = config;
      says = { office: office.name, reasons };
    },
    info: (counter) => (pages.has(counter) && says ? { ...says, counter } : undefined),
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

function countersOf({ devices }: BoardConfig): CounterNumber[] {
  return devices.flatMap(({ counter, profile }) => {
    const isRating = findProfile(profile)?.kind === "rating-page";
    return counter !== undefined && isRating ? [counter] : [];
  });
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
    touch: ({ visit, score, reason }: Touch): boolean | DiskFault => {
      if (window.visit !== visit) return false;
      const stored = window.rate({ score, ...(reason !== undefined && { reason }) });
      rated ||= stored === true;
      return stored;
    },
  };
}
