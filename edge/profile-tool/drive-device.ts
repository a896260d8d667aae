import type { BoardConfig, DeviceConfig } from "@motcua/broker/contract";
import { type Clock, settled } from "@motcua/broker/ports";
import type { Profile } from "@motcua/device-profiles";
import { testDevice } from "../agent/acts/test-device.ts";
import type { Station } from "../agent/station.ts";
import type { Look } from "../simulated/simulated-peripheral.ts";

type Drive = {
  readonly profile: Profile;
  readonly config: BoardConfig;
  readonly device: DeviceConfig;
  readonly station: Station;
  /** The simulated device, where the port is one. */
  readonly look: Look | undefined;
  readonly clock: Clock;
  readonly write: (line: string) => void;
  readonly untilStopped: () => Promise<void>;
};

/** A label with a letter and different digits: a mirrored or shifted digit is seen. */
const label = "A042";

/** A frame takes 12 ms at 4800 baud, ms. */
const readWithinMs = 500;

/** An act of a tool waits for a person as long as the person stays, ms. */
const ttlMs = 600_000;

/** Prints, shows, says or listens; false where the device did not do it. */
export async function driveDevice(drive: Drive): Promise<boolean> {
  const { profile, write } = drive;
  switch (profile.kind) {
    case "ticket-printer":
      write("prints a test slip …");
      return test(drive);
    case "counter-display":
      write("lights everything, then the counter's number …");
      return (await test(drive)) && show(drive);
    case "speaker":
      write("says a sentence …");
      return test(drive);
    case "keypad":
      return listen(drive);
    case "amplifier":
    case "touch-page":
    case "rating-page":
      write(`a ${profile.kind} is tried on its board: there is nothing to drive from here`);
      return true;
  }
}

async function test({ config, device, station, clock, write }: Drive): Promise<boolean> {
  const end = await testDevice(
    { cmd: "try", ttlMs, name: "test-device", device: device.name },
    { config, plugged: station.plugged(), clock },
    { tell: (step) => write(step), signal: new AbortController().signal },
  );
  const why = end.code ?? end.step;
  write(why === undefined ? end.status : `${end.status}: ${why}`);
  return end.status === "done";
}

async function show({ station, look, device, clock, write }: Drive): Promise<boolean> {
  const [display] = station.plugged().displays;
  const proof = await display?.show({ label, notCurrent: false }).catch((error: Error) => {
    write(error.message);
    return undefined;
  });
  if (proof === undefined) return false;
  write(`${label}: ${proof === "sent" ? "sent; this model does not answer" : proof}`);
  // A display that never answers is still reading when the frame is sent.
  await settled(clock, readWithinMs, () => litOn(look, device)?.trim() === label);
  const lit = litOn(look, device);
  if (lit !== undefined) write(`the simulated display shows "${lit}"`);
  return lit === undefined || lit.trim() === label;
}

function litOn(look: Look | undefined, { address = 0x70 }: DeviceConfig): string | undefined {
  if (look?.kind === "matrix") return look.device.snapshot().lit;
  if (look?.kind === "io-box") return look.device.snapshot()[address]?.lit;
  return undefined;
}

/** Names each key as it is pressed; a simulated keypad presses all of its own. */
async function listen({ station, look, write, untilStopped, profile }: Drive): Promise<boolean> {
  const [placed] = station.plugged().keypads;
  if (placed === undefined || profile.kind !== "keypad") return false;
  const heard = new Set<string>();
  const giveBack = placed.keypad.borrow((key) => {
    heard.add(key);
    write(`key ${key}`);
  });
  const names = Object.keys(profile.capabilities.labels);
  if (look?.kind === "keypad") {
    for (const key of names) await look.device.press(key);
  } else {
    write("press each key; Ctrl+C ends");
    await untilStopped();
  }
  giveBack();
  const silent = names.filter((key) => !heard.has(key));
  if (silent.length > 0) write(`not heard: ${silent.join(", ")}`);
  return heard.size > 0;
}
