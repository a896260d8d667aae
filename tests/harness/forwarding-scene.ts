import { afterEach, beforeEach } from "vitest";
import type { ForwardingSettings } from "../../fleet-server/office/forwarding-settings.ts";
import { type ForwardingOffice, forwardingOffice } from "./forwarding-office.ts";
import * as hall from "./hall-story.ts";
import { type StubReceiver, startStubReceiver } from "./stub-receiver.ts";

/** Keys of the first and the second summary of the story's day. */
export const first = `o26734/${hall.day}/1`;
export const second = `o26734/${hall.day}/2`;

type Options = { readonly path?: string; readonly settings?: ForwardingSettings };

/** A receiver for each test of a file, and offices that hand on to it. */
export type ForwardingScene = {
  readonly receiver: StubReceiver;
  /** Opens an office that hands on to the receiver, or as `settings` say. */
  readonly office: (options?: Options) => ForwardingOffice;
  /** An office in which one citizen is served at counter 1; the rating is still to come. */
  readonly servedDay: () => ForwardingOffice;
  /** What the test has opened beside it is stopped with all the rest. */
  readonly afterwards: (stop: () => Promise<unknown>) => void;
};

/** Sets the scene for every test of the calling file. */
export function forwardingScene(): ForwardingScene {
  let receiver: StubReceiver;
  let stops: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    receiver = await startStubReceiver();
    stops = [() => receiver.stop()];
  });
  afterEach(async () => {
    for (const stop of stops.toReversed()) await stop();
  });
  const office: ForwardingScene["office"] = (options = {}) => {
    const at = forwardingOffice({ settings: { url: receiver.url }, ...options });
    stops.push(() => at.forwarding.stop());
    return at;
  };
  return {
    get receiver() {
      return receiver;
    },
    office,
    servedDay: () => {
      const at = office();
      at.tell(hall.dayOpened, hall.issued("A001"), hall.called("A001", { counter: 1, seq: 1 }));
      at.tell(hall.served("A001", { counter: 1 }));
      return at;
    },
    afterwards: (stop) => void stops.push(stop),
  };
}

/** The day ends, and its summary is put out. */
export async function closed(at: ForwardingOffice): Promise<void> {
  at.tell(hall.dayClosed);
  await at.clock.advance(0);
}
