import type { BoardConfig, CounterNumber, Fact, Picture } from "@motcua/broker/contract";
import type { CallSpeaker, Device } from "../devices/device.ts";
import { createCallDisplays } from "./call-displays.ts";
import type { Kiosk } from "./kiosk.ts";
import type { PluggedIn } from "./plug-in.ts";
import { type PlacedKeypad, serveCounterKeys, serveKioskKeys } from "./press-desks.ts";
import { createRatingDesk, type RatingDesk } from "./rating-desk.ts";
import { createRatingPages, type RatingPages } from "./rating-pages.ts";
import type { RatingPorts } from "./rating-window.ts";
import type { StationPorts } from "./station-ports.ts";

/** Joins each device to what it is for; those that leave are told nothing any more. */
export type Joints = {
  /** Joins the devices that are not joined yet. */
  join(plugged: PluggedIn): void;
  letGo(names: ReadonlySet<string>): void;
  follow(picture: Picture): void;
  setCurrent(current: boolean): void;
  readonly ratings: RatingPages;
  stop(): void;
};

type JointPorts = StationPorts & {
  /** What holds at the moment of a press. */
  readonly config: () => BoardConfig;
  readonly kiosk: Kiosk;
  readonly onKioskAnswer: Parameters<typeof serveKioskKeys>[2]["onAnswer"];
};

export function createJoints(ports: JointPorts): Joints {
  const { clock, chance, crash, prove, config, kiosk, onKioskAnswer } = ports;
  const joined = new Map<string, Device>();
  const speakers = new Map<string, CallSpeaker>();
  const desks = new Map<string, { readonly counter: CounterNumber; readonly desk: RatingDesk }>();
  const displays = createCallDisplays({ prove });
  const ratingPorts = { clock, chance, crash, store: storeInto(ports) };
  const ratings = createRatingPages(ratingPorts);

  const isNew = (device: Device) => {
    const fresh = joined.get(device.name) !== device;
    joined.set(device.name, device);
    return fresh;
  };
  const joinKeypad = (placed: PlacedKeypad) => {
    const { keypad, purpose, counter } = placed;
    switch (purpose) {
      case "kiosk":
        return serveKioskKeys(keypad, config, { kiosk, onAnswer: onKioskAnswer });
      case "call":
        return serveCounterKeys(placed, config, ports);
      case "rating": {
        if (counter === undefined) return;
        const desk = createRatingDesk({ ...ratingPorts, counter, keypad });
        desks.set(keypad.name, { counter, desk });
      }
    }
  };
  return {
    ratings,
    join: (plugged) => {
      for (const display of plugged.displays.filter(isNew)) displays.add(display);
      plugged.keypads.filter(({ keypad }) => isNew(keypad)).forEach(joinKeypad);
      for (const speaker of plugged.speakers.filter(isNew)) {
        speakers.set(speaker.name, speaker);
        speaker.onProof((proof) => prove({ device: speaker.name, ...proof }));
      }
    },
    letGo: (names) => {
      for (const name of names) {
        displays.remove(name);
        speakers.delete(name);
        desks.get(name)?.desk.stop();
        desks.delete(name);
        joined.delete(name);
      }
    },
    follow: (picture) => {
      displays.follow(picture);
      for (const speaker of speakers.values()) speaker.offer(picture.calls);
      for (const { counter, desk } of desks.values()) {
        const own = picture.counters.find((one) => one.counter === counter);
        if (own !== undefined) desk.follow(own);
      }
      ratings.follow(picture.counters);
    },
    setCurrent: (current) => displays.setCurrent(current),
    stop: () => {
      for (const { desk } of desks.values()) desk.stop();
      ratings.stop();
    },
  };
}

/** Keeps a press in the board's outbox, from which it goes to the server. */
function storeInto({ clock, outbox, disk, onFact }: StationPorts): RatingPorts["store"] {
  return (press) => {
    const body: Fact = { kind: "rated", ...press };
    const draft = { kind: body.kind, v: 1, atMs: clock.wallMs(), body };
    const refused = disk.attempt(() => void outbox.append([draft]));
    if (refused === undefined) onFact();
    return refused;
  };
}
