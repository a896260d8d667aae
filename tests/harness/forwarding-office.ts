import { dirname } from "node:path";
import { type Forwarding, startForwarding } from "../../fleet-server/forwarding/forwarding.ts";
import { openSigningKeys, type SigningKeys } from "../../fleet-server/forwarding/signing-keys.ts";
import type { ForwardingSettings } from "../../fleet-server/office/forwarding-settings.ts";
import { figures } from "../../fleet-server/satisfaction/figures.ts";
import { inStep } from "../../fleet-server/satisfaction/in-step.ts";
import { openFiguresProjection } from "../../fleet-server/satisfaction/projection.ts";
import { fakeClock } from "./clocks.ts";
import { type HallStory, hallStory, middleChance, newStorePath } from "./hall-story.ts";

/** An office whose journal is told by hand, with its figures and its forwarding. */
export type ForwardingOffice = HallStory & {
  readonly path: string;
  readonly clock: ReturnType<typeof fakeClock>;
  readonly forwarding: Forwarding;
  /** How the next try ended: `stored`, `refused` or `again`. */
  readonly outcome: () => Promise<string | undefined>;
  /** Stops it as the process would; `path` can be opened again. */
  readonly stop: () => Promise<void>;
};

/** Opens one in a new store, or in the one at `path`. Real HTTP, a clock that stands still. */
export function forwardingOffice(options: {
  readonly settings: ForwardingSettings;
  readonly path?: string;
  /** Default: the sample's. */
  readonly office?: string;
  /** Default: of its own, beside the store. */
  readonly keys?: SigningKeys;
}): ForwardingOffice {
  const path = options.path ?? newStorePath();
  const chance = middleChance();
  const story = hallStory(chance, path);
  const clock = fakeClock(Date.parse("2026-11-24T00:30:00Z"));
  const log = lines();
  const counted = openFiguresProjection(story);
  const forwarding = startForwarding({
    store: story.store,
    office: options.office ?? "o26734",
    settings: options.settings,
    keys: options.keys ?? openSigningKeys(dirname(path)),
    figures: (day) => figures(story.store, day),
    fetch: globalThis.fetch,
    clock,
    chance,
    logger: log.logger,
  });
  const all = inStep([counted, forwarding]);
  story.projects = (entries) => all.project(entries);
  const stop = async () => {
    await forwarding.stop();
    story.store.close();
  };
  return { ...story, path, clock, forwarding, outcome: log.next, stop };
}

/** Log lines as they are written: each try ends with one. */
function lines() {
  const unread: string[] = [];
  let told = () => {};
  const write = (about: object) => {
    unread.push("outcome" in about ? (about.outcome as { kind: string }).kind : "fault");
    told();
  };
  return {
    logger: { debug: () => {}, error: write, info: write, warn: write },
    next: async (): Promise<string | undefined> => {
      if (unread.length === 0) {
        await new Promise<void>((resolve) => {
          told = resolve;
        });
      }
      return unread.shift();
    },
  };
}
