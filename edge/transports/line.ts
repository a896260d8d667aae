import type { FaultCode } from "@motcua/device-profiles/faults";

/** Why a line cannot carry bytes; `code` is a health code that people read. */
export class LineFault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, message: string) {
    super(`${message} [${code}]`);
    this.name = "LineFault";
    this.code = code;
  }
}

export type WriteOptions = {
  /** Whoever reads these bytes could open something: they go to the device and nowhere else. */
  readonly isSecret?: boolean;
};

/**
 * One attempt at a connection that carries bytes: a serial port, a TCP connection. A line that
 * went down never comes back; the next attempt is a new object (a reused SerialPort reports an
 * open port and then fails every write).
 */
export interface Line {
  /** Sends all bytes and resolves when the system has taken them. That is not "printed". Rejects with a LineFault. */
  write(bytes: Uint8Array, options: WriteOptions & { readonly deadlineMs: number }): Promise<void>;
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Called once when the line is gone, also when nobody writes. */
  onDown(listener: (fault: LineFault) => void): void;
  close(): Promise<void>;
  /** Bits per second where the line has a pace (10 bits a byte); undefined for TCP and USB. */
  readonly baud: number | undefined;
}

/** Opens a new line to the same place; rejects with a LineFault. */
export type OpenLine = () => Promise<Line>;
