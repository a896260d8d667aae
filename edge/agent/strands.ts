import { isDeepStrictEqual } from "node:util";
import type { DeviceConfig } from "@motcua/broker/contract";
import type { SimulatedPeripheral } from "../simulated/simulated-peripheral.ts";
import type { PluggedIn, PlugPorts } from "./plug-in.ts";
import { type Strand, startStrand, strandsOf } from "./strand.ts";

/** The devices of a board while its configuration changes: those that are as they were go on. */
export type Strands = {
  /** Which devices another configuration would open, close, or open anew. */
  changed(devices: readonly DeviceConfig[]): ReadonlySet<string>;
  /**
   * Lets what changes finish what it has in hand, and closes it; then, after `opening`, opens what
   * comes. A device whose port carries another one that changes is opened anew with it.
   */
  follow(devices: readonly DeviceConfig[], opening: () => void): Promise<void>;
  /** The devices in the order of the configuration. */
  readonly plugged: () => PluggedIn;
  /** The simulated ones among them, by name. */
  readonly peripherals: () => ReadonlyMap<string, SimulatedPeripheral>;
  stop(): Promise<void>;
};

export function createStrands(ports: Omit<PlugPorts, "amplifiers">): Strands {
  const present = new Map<string, Strand>();
  let configs: readonly DeviceConfig[] = [];

  const plugged = () => together([...present.values()], configs);
  const plugPorts: PlugPorts = { ...ports, amplifiers: () => plugged().amplifiers.values() };
  const going = (wanted: ReadonlyMap<string, readonly DeviceConfig[]>) =>
    [...present].filter(([port, { configs: had }]) => !isDeepStrictEqual(had, wanted.get(port)));

  return {
    changed: (devices) => {
      const wanted = strandsOf(devices);
      const leaving = going(wanted);
      const stays = (port: string) =>
        present.has(port) && leaving.every(([other]) => other !== port);
      const coming = [...wanted].filter(([port]) => !stays(port));
      const named = [
        ...leaving.map(([, strand]) => strand.configs),
        ...coming.map(([, own]) => own),
      ];
      return new Set(named.flat().map(({ name }) => name));
    },
    follow: async (devices, opening) => {
      const wanted = strandsOf(devices);
      const leaving = going(wanted);
      await Promise.all(leaving.map(([, strand]) => strand.leave()));
      for (const [port] of leaving) present.delete(port);
      configs = devices;
      opening();
      const coming = [...wanted].filter(([port]) => !present.has(port));
      await Promise.all(
        coming.map(async ([port, own]) => {
          present.set(port, await startStrand(own, plugPorts));
        }),
      );
    },
    plugged,
    peripherals: () => {
      const all = new Map([...present.values()].flatMap((strand) => [...strand.peripherals]));
      return new Map(
        configs.flatMap(({ name }) => {
          const found = all.get(name);
          return found === undefined ? [] : [[name, found] as const];
        }),
      );
    },
    stop: async () => {
      await Promise.all([...present.values()].map((strand) => strand.stop()));
    },
  };
}

/** The devices of all strands, in the order of the configuration. */
function together(strands: readonly Strand[], configs: readonly DeviceConfig[]): PluggedIn {
  const all = strands.map(({ plugged }) => plugged);
  const inOrder = <T>(list: readonly T[], nameOf: (one: T) => string): T[] =>
    configs.flatMap(({ name }) => list.filter((one) => nameOf(one) === name));
  const named = ({ name }: { readonly name: string }) => name;
  return {
    displays: inOrder(
      all.flatMap(({ displays }) => displays),
      named,
    ),
    keypads: inOrder(
      all.flatMap(({ keypads }) => keypads),
      ({ keypad }) => keypad.name,
    ),
    speakers: inOrder(
      all.flatMap(({ speakers }) => speakers),
      named,
    ),
    printers: inOrder(
      all.flatMap(({ printers }) => printers),
      named,
    ),
    amplifiers: new Map(all.flatMap(({ amplifiers }) => [...amplifiers])),
    all: new Map(all.flatMap((one) => [...one.all])),
  };
}
