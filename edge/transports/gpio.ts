import type { FaultCode } from "@motcua/device-profiles/faults";
import { LineFault } from "./line.ts";

export type Level = 0 | 1;

/**
 * Lines of one GPIO chip, numbered as the chip counts them. Rejects with a LineFault; a line is
 * set up at its first use and stays so until `close`.
 */
export interface GpioPort {
  /**
   * Tells an input's level at each edge, to the newest listener of the line. Quick edges may be
   * told once, with the last level.
   */
  watch(line: number, listener: (level: Level) => void): Promise<void>;
  read(line: number): Promise<Level>;
  /** Makes the line an output. */
  write(line: number, level: Level): Promise<void>;
  /** Gives every line back. */
  close(): Promise<void>;
}

const codes: Readonly<Record<string, FaultCode>> = {
  ENOENT: "port-missing",
  ENODEV: "port-missing",
  // No such line on this kernel.
  EINVAL: "port-missing",
  EBUSY: "port-busy",
  EACCES: "port-forbidden",
  EPERM: "port-forbidden",
};

/** What the kernel's errno means for a GPIO line. */
export function gpioFault(error: unknown): LineFault {
  if (error instanceof LineFault) return error;
  const { code = "", message } = error as NodeJS.ErrnoException;
  return new LineFault(codes[code] ?? "unplugged", message);
}
