import type { Clock } from "@motcua/broker/ports";
import type { IoBox } from "./firmata.ts";
import type { SharedI2c } from "./i2c.ts";
import { LineFault } from "./line.ts";

/** One chip as a display's face needs it; `stop` ends its timer. */
export type ProbedChip = Pick<IoBox, "i2cWrite" | "i2cRead" | "onUp" | "onDown" | "stop">;

/**
 * Soon enough for a person who plugs it in and looks. It also lets go of an adapter that was
 * pulled out: the kernel removes it only when the last descriptor of its bus is closed.
 */
const probeMs = 2_000;

/** A chip that is asked for a byte now and then: a bus never tells that one has gone. */
export function probeChip(options: {
  readonly bus: SharedI2c;
  readonly address: number;
  readonly clock: Clock;
}): ProbedChip {
  const { bus, address, clock } = options;
  const ups: (() => void)[] = [];
  const downs: ((fault: LineFault) => void)[] = [];
  let away = false;
  let probing = false;

  const probe = async () => {
    // A transfer to what is gone may take the kernel a second.
    if (probing) return;
    probing = true;
    try {
      await bus.i2cRead({ address, register: 0, count: 1 });
      if (!away) return;
      away = false;
      for (const listener of ups) listener();
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      if (away) return;
      away = true;
      for (const listener of downs) listener(error);
    } finally {
      probing = false;
    }
  };
  const stopProbing = clock.every(probeMs, () => void probe());
  return {
    i2cWrite: (to, bytes) => bus.i2cWrite(to, bytes),
    i2cRead: (place) => bus.i2cRead(place),
    onUp: (listener) => {
      ups.push(listener);
      bus.onUp(listener);
    },
    onDown: (listener) => void downs.push(listener),
    stop: async () => stopProbing(),
  };
}
