import type { FaultCode } from "@motcua/device-profiles/faults";
import type { Line, OpenLine } from "../transports/line.ts";

/** Who hears a line. */
export type LineEar = {
  bytes(direction: "in" | "out", bytes: Uint8Array): void;
  /** So many bytes went out that nobody may read. */
  withheld(count: number): void;
  is(state: "up" | FaultCode): void;
};

/** The same opening; what the line carries is heard on its way, and nothing waits for the ear. */
export function tapLine(open: OpenLine, ear: LineEar): OpenLine {
  return async () => {
    const line = await open();
    ear.is("up");
    line.onData((bytes) => ear.bytes("in", bytes));
    line.onDown((fault) => ear.is(fault.code));
    const heard: Line = {
      write: (bytes, options) => {
        if (options.isSecret === true) ear.withheld(bytes.length);
        else ear.bytes("out", bytes);
        return line.write(bytes, options);
      },
      onData: (listener) => line.onData(listener),
      onDown: (listener) => line.onDown(listener),
      close: () => line.close(),
      baud: line.baud,
    };
    return heard;
  };
}
