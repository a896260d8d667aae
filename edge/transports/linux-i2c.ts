import type { I2cBus } from "./i2c.ts";
import { LineFault } from "./line.ts";

/** An adapter of the optional package `i2c-bus`; opening proves nothing, the first transfer does. */
type Adapter = {
  i2cWrite(address: number, count: number, bytes: Buffer): Promise<unknown>;
  i2cRead(address: number, count: number, into: Buffer): Promise<unknown>;
  /** One transfer with a repeated start: the register's number, then its bytes. */
  readI2cBlock(address: number, register: number, count: number, into: Buffer): Promise<unknown>;
  close(): Promise<void>;
};

type Package = {
  readonly default: { openPromisified(bus: number): Promise<Adapter> };
};

/** Opens `/dev/i2c-<bus>`. Rejects with not-supported where the package could not be installed. */
export async function openLinuxI2c(
  bus: number,
  load: () => Promise<Package> = () => import("i2c-bus"),
): Promise<I2cBus> {
  const { default: i2c } = await load().catch((error: Error) => {
    throw new LineFault("not-supported", `the package i2c-bus is missing: ${error.message}`);
  });
  const opened = await i2c.openPromisified(bus);
  return {
    write: async (address, bytes) => {
      await opened.i2cWrite(address, bytes.length, Buffer.from(bytes));
    },
    read: async ({ address, register, count }) => {
      const bytes = Buffer.alloc(count);
      if (register === undefined) await opened.i2cRead(address, count, bytes);
      else await opened.readI2cBlock(address, register, count, bytes);
      return Uint8Array.from(bytes);
    },
    close: () => opened.close(),
  };
}
