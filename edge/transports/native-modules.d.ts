/**
 * Two optional packages, declared here because they may be absent: they compile native code when
 * they are installed. What of them is used stands where it is used.
 */

declare module "i2c-bus" {
  const i2c: {
    openPromisified(bus: number): Promise<{
      i2cWrite(address: number, count: number, bytes: Buffer): Promise<unknown>;
      i2cRead(address: number, count: number, into: Buffer): Promise<unknown>;
      readI2cBlock(
        address: number,
        register: number,
        count: number,
        into: Buffer,
      ): Promise<unknown>;
      close(): Promise<void>;
    }>;
  };
  export default i2c;
}

declare module "onoff" {
  export class Gpio {
    constructor(line: number, direction: "in" | "high" | "low", edge?: "both");
    readSync(): 0 | 1;
    writeSync(level: 0 | 1): void;
    watch(listener: (error: Error | null | undefined, level: 0 | 1) => void): void;
    unexport(): void;
  }
}
