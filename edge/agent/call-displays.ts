import type { CallProof, Picture } from "@motcua/broker/contract";
import type { CounterDisplay } from "../devices/device.ts";
import { LineFault } from "../transports/line.ts";

/** The board's counter displays, kept at the newest picture; each lit call is proved. */
export type CallDisplays = {
  follow(picture: Picture): void;
  /** The server was heard, or not for 10 s: displays then say that they may be old. */
  setCurrent(current: boolean): void;
  /** A display that comes. */
  add(display: CounterDisplay): void;
  /** It is shown nothing any more. */
  remove(name: string): void;
};

export function createCallDisplays(options: {
  readonly prove: (proof: CallProof) => void;
}): CallDisplays {
  const { prove } = options;
  const displays = new Map<string, CounterDisplay>();
  const unproved = new Set<CounterDisplay>();
  let picture: Picture | undefined;
  let current = false;

  const show = (display: CounterDisplay) => {
    const wanted = picture?.counters.find(({ counter }) => counter === display.counter)?.current;
    const call = wanted?.seq;
    const tell = (proof: Omit<CallProof, "call" | "device">) => {
      if (proof.status === "failed") unproved.add(display);
      else unproved.delete(display);
      if (call !== undefined && current) prove({ call, device: display.name, ...proof });
    };
    display.show({ label: wanted?.label ?? null, notCurrent: !current }).then(
      (proof) => {
        if (proof !== "replaced") tell({ status: proof });
      },
      (fault: unknown) => {
        if (!(fault instanceof LineFault)) throw fault;
        // Whoever took it away knows.
        if (displays.get(display.name) !== display) return;
        tell({ status: "failed", reason: fault.code });
      },
    );
  };
  const showAll = () => {
    for (const display of displays.values()) show(display);
  };
  return {
    add: (display) => {
      displays.set(display.name, display);
      // The device puts its picture up again by itself; asking once more brings the proof.
      display.onHealth((health) => {
        if (health.state !== "down" && unproved.has(display)) show(display);
      });
      if (current) show(display);
    },
    remove: (name) => {
      displays.delete(name);
      for (const display of unproved) if (display.name === name) unproved.delete(display);
    },
    follow: (newer) => {
      picture = newer;
      showAll();
    },
    setCurrent: (now) => {
      if (now === current) return;
      current = now;
      showAll();
    },
  };
}
