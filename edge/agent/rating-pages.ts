import type { BoardConfig, CounterNumber, CounterPicture } from "@motcua/broker/contract";
import { findProfile } from "@motcua/device-profiles";
import type { DiskFault } from "../devices/board-disk.ts";
import type { RatingState, RatingTouches, Touch } from "../local/rating-touches.ts";
import { createRatingWindow, type RatingPorts } from "./rating-window.ts";

/** The touch screens of this board on which citizens rate, one a counter. */
export type RatingPages = RatingTouches & {
  follow(counters: readonly CounterPicture[]): void;
  stop(): void;
};

export function createRatingPages(config: BoardConfig, ports: RatingPorts): RatingPages {
  const counters = config.devices.flatMap(({ counter, profile }) => {
    const isRating = findProfile(profile)?.kind === "rating-page";
    return counter !== undefined && isRating ? [counter] : [];
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
    touch: ({ visit, score, reason }: Touch): boolean | DiskFault => {
      if (window.visit !== visit) return false;
      const stored = window.rate({ score, ...(reason !== undefined && { reason }) });
      rated ||= stored === true;
      return stored;
    },
  };
}
