import { expect, test } from "vitest";
import { createSimulatedI2c } from "../simulated/i2c-bus.ts";
import { type I2cBus, shareI2c } from "./i2c.ts";
import { openLinuxI2c } from "./linux-i2c.ts";

const errno = (code: string) => Object.assign(new Error(code), { code });

/** An adapter whose transfers take a turn, fail on demand, and count how often it was opened. */
function adapter() {
  const log: string[] = [];
  const state = { log, opened: 0, closed: 0, fails: "" };
  const bus: I2cBus = {
    write: async (address) => {
      log.push(`begin ${address}`);
      await Promise.resolve();
      if (state.fails !== "") throw errno(state.fails);
      log.push(`end ${address}`);
    },
    read: async ({ count }) => new Uint8Array(count),
    close: async () => {
      state.closed += 1;
    },
  };
  const open = async () => {
    state.opened += 1;
    return bus;
  };
  return { state, open };
}

test("transfers to several chips on one bus go one after the other", async () => {
  const { state, open } = adapter();
  const bus = shareI2c(open);
  await Promise.all([32, 33, 112].map((address) => bus.i2cWrite(address, Uint8Array.of(0))));
  expect(state.log).toEqual([32, 33, 112].flatMap((each) => [`begin ${each}`, `end ${each}`]));
  expect(state.opened).toBe(1);
  await bus.stop();
  expect(state.closed).toBe(1);
});

test.each([
  ["EREMOTEIO", "no-reply"],
  ["EIO", "no-reply"],
  ["ETIMEDOUT", "no-reply"],
  ["ENOENT", "port-missing"],
  ["EACCES", "port-forbidden"],
])("the kernel's %s is %s, and the next transfer opens the bus anew", async (code, fault) => {
  const { state, open } = adapter();
  const bus = shareI2c(open);
  state.fails = code;
  await expect(bus.i2cWrite(32, Uint8Array.of(0))).rejects.toMatchObject({ code: fault });
  state.fails = "";
  await bus.i2cWrite(32, Uint8Array.of(0));
  expect([state.opened, state.closed]).toEqual([2, 1]);
  await bus.stop();
});

test("a chip that does not acknowledge leaves the others alone", async () => {
  const chip = (address: number) => ({
    address,
    write: () => undefined,
    read: (_: number, count: number) => Array<number>(count).fill(address),
    powerOff: () => undefined,
  });
  const simulated = createSimulatedI2c(
    new Map([
      ["keys1", chip(32)],
      ["keys2", chip(33)],
    ]),
  );
  const bus = shareI2c(simulated.open);
  simulated.nacks.add(32);
  const place = (address: number) => ({ address, count: 1 });
  const [first, second] = await Promise.allSettled([
    bus.i2cRead(place(32)),
    bus.i2cRead(place(33)),
  ]);
  expect(first).toMatchObject({ status: "rejected", reason: { code: "no-reply" } });
  expect(second).toMatchObject({ status: "fulfilled", value: Uint8Array.of(33) });
});

test("a machine without the package, or without the bus, says which of the two", async () => {
  const missing = shareI2c(() => openLinuxI2c(1, () => Promise.reject(new Error("not found"))));
  await expect(missing.i2cWrite(112, Uint8Array.of(0x21))).rejects.toMatchObject({
    code: "not-supported",
  });
  // No machine has this bus; whether the package is there depends on a compiler at its install.
  const absent = shareI2c(() => openLinuxI2c(999));
  await expect(absent.i2cWrite(112, Uint8Array.of(0x21))).rejects.toMatchObject({
    code: expect.stringMatching(/^(port-missing|not-supported)$/),
  });
});

test("registers are read in one transfer of the package, chips without registers plainly", async () => {
  const asked: string[] = [];
  const bus = {
    i2cWrite: async (address: number, count: number, bytes: Buffer) => {
      asked.push(`write ${address} ${bytes.subarray(0, count).toString("hex")}`);
    },
    i2cRead: async (address: number, count: number, into: Buffer) => {
      into.fill(0xfe);
      asked.push(`read ${address} ${count}`);
    },
    readI2cBlock: async (address: number, register: number, count: number, into: Buffer) => {
      into.fill(0x11);
      asked.push(`block ${address} ${register} ${count}`);
    },
    close: async () => undefined,
  };
  const open = await openLinuxI2c(1, async () => ({
    default: { openPromisified: async () => bus },
  }));
  await open.write(112, Uint8Array.of(0x21));
  expect(await open.read({ address: 32, count: 1 })).toEqual(Uint8Array.of(0xfe));
  expect(await open.read({ address: 112, register: 0, count: 2 })).toEqual(
    Uint8Array.of(0x11, 0x11),
  );
  expect(asked).toEqual(["write 112 21", "read 32 1", "block 112 0 2"]);
});
