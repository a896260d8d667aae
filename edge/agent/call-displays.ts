import type { CallProof, Picture } from "@motcua/broker/contract";
import type { CounterDisplay } from "../devices/device.ts";
import { LineFault } from "../transports/line.ts";

/** The board's counter displays, kept at the newest picture; each lit call is proved. */
export type CallDisplays = {
  follow(picture: Picture): void;
  /** The server was heard, or not for 10 s: displays then say that they may be old. */
  setCurrent(current: boolean): void;
};

export function createCallDisplays(options: {
  readonly displays: readonly CounterDisplay[];
  readonly prove: (proof: CallProof) => void;
}): CallDisplays {
  const { displays, prove } = options;
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
        tell({ status: "failed", reason: fault.code });
      },
    );
  };
  const showAll = () => displays.forEach(show);
  for (const display of displays) {
    // The device puts its picture up again by itself; asking once more brings the proof.
    display.onHealth((health) => {
      if (health.state !== "down" && unproved.has(display)) show(display);
    });
  }
  return {
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
