/**
 * The parts of two optional packages that the product uses, written here because the packages may
 * be absent: they compile native code when they are installed.
 */

declare module "i2c-bus" {
  /** Rejects with the kernel's errno. Opening proves nothing: the first transfer does. */
  export interface PromisifiedBus {
    i2cWrite(address: number, count: number, bytes: Buffer): Promise<unknown>;
    i2cRead(address: number, count: number, into: Buffer): Promise<unknown>;
    /** One transfer with a repeated start: the register's number, then its bytes. */
    readI2cBlock(address: number, register: number, count: number, into: Buffer): Promise<unknown>;
    close(): Promise<void>;
  }
  const i2c: { openPromisified(bus: number): Promise<PromisifiedBus> };
  export default i2c;
}

declare module "onoff" {
  /** A line by the kernel's own number, which is the chip's base and the line. */
  export class Gpio {
    constructor(line: number, direction: "in" | "high" | "low", edge?: "both");
    readSync(): 0 | 1;
    writeSync(level: 0 | 1): void;
    watch(listener: (error: Error | null | undefined, level: 0 | 1) => void): void;
    unexport(): void;
  }
}
