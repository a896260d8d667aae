/** What is needed of `i2c-bus`, an optional package that wants a compiler. */
type I2cBus = {
  openPromisified(bus: number): Promise<{ scan(): Promise<number[]>; close(): Promise<void> }>;
};

/** By a name that the compiler does not follow: where it is missing, nothing is asked. */
const optional: string = "i2c-bus";

/** Asks every address of a bus; none where the package or the bus is missing. */
export async function probeI2c(bus: number): Promise<readonly number[]> {
  try {
    const loaded = (await import(optional)) as { readonly default: I2cBus };
    const open = await loaded.default.openPromisified(bus);
    try {
      return await open.scan();
    } finally {
      await open.close();
    }
  } catch {
    return [];
  }
}
