import { profiles } from "./find.ts";
import type { Profile } from "./profile.ts";

/** What can be learnt of something that is plugged in, before anybody knows what it is. */
export type Identity = {
  /** The kind of port that it hangs on, the first part of `port:`. */
  readonly kind: string;
  /** USB `vendor:product`. */
  readonly usb?: string | undefined;
  /** What the system calls it. */
  readonly label?: string | undefined;
  /** Addresses that answer on an I²C bus. */
  readonly addresses?: readonly number[] | undefined;
};

/** Ids of the profiles that fit, those that know it by name first. */
export function fitting(
  identity: Identity,
  known: ReadonlyMap<string, Profile> = profiles(),
): string[] {
  const fits = [...known.values()].flatMap((profile) => {
    const grade = gradeOf(profile, identity);
    return grade === undefined ? [] : [{ id: profile.id, grade }];
  });
  return fits.toSorted((a, b) => b.grade - a.grade).map(({ id }) => id);
}

/** The `port:` for a profile at a found port: some hang behind an I/O box with Firmata. */
export function portFor({ ports }: Profile, port: string): string {
  const behind = !canHangOn(ports, kindOf(port)) && canHangOn(ports, "firmata");
  return behind ? `firmata:${port}` : port;
}

/** 2: known by its ids or name · 1: by its address · 0: nothing speaks against it. */
function gradeOf({ ports, match }: Profile, identity: Identity): number | undefined {
  const { kind, usb = "", label = "", addresses = [] } = identity;
  const lower = label.toLowerCase();
  const named =
    (match?.usb?.includes(usb) ?? false) ||
    (match?.label?.some((part) => lower.includes(part.toLowerCase())) ?? false);
  // An I/O box looks like any serial port: it is offered only where it gives itself away.
  if (kind === "serial" && canHangOn(ports, "firmata") && named) return 2;
  if (!canHangOn(ports, kind)) return undefined;
  if (named) return 2;
  if (match?.i2c === undefined || kind !== "i2c") return 0;
  return match.i2c.some((address) => addresses.includes(address)) ? 1 : undefined;
}

function canHangOn(ports: readonly string[], kind: string): boolean {
  return ports.includes(kind);
}

function kindOf(port: string): string {
  return port.slice(0, port.indexOf(":"));
}
