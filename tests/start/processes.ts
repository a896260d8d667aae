import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** A process as Linux lists it. */
export type Process = {
  readonly pid: number;
  readonly group: number;
  readonly command: string;
};

/** Every process of the machine. One that ends while it is read is left out. */
function processes(): readonly Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => processOf(Number(name)))
    .filter((found) => found !== undefined);
}

/** Processes that run with this group, zombies left out. */
export function membersOf(group: number): readonly Process[] {
  return processes().filter((one) => one.group === group);
}

function processOf(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold anything; what follows the last bracket is regular.
    const [state, , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z") return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return { pid, group: Number(group), command };
  } catch {
    return undefined;
  }
}

/** One internet socket of a process; addresses as `address:port`. */
export type Socket = {
  readonly local: string;
  readonly remote: string;
  readonly listens: boolean;
};

const tables = ["tcp", "tcp6", "udp", "udp6"];
/** TCP_LISTEN of the kernel's include/net/tcp_states.h, as /proc/net prints it. */
const listenState = "0A";

/** The internet sockets that these processes hold now. */
export function socketsOf(pids: readonly number[]): readonly Socket[] {
  const inodes = new Set(pids.flatMap(socketInodes));
  return tables.flatMap((table) =>
    readFileSync(`/proc/net/${table}`, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => inodes.has(fields[9] ?? ""))
      .map(([, local = "", remote = "", state]) => ({
        local: addressOf(local),
        remote: addressOf(remote),
        listens: state === listenState || table.startsWith("udp"),
      })),
  );
}

function socketInodes(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      const found = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`));
      return found?.[1] ?? [];
    } catch {
      return [];
    }
  });
}

/** `0100007F:1F90` is 127.0.0.1:8080; the kernel writes each 32-bit word in the machine's order. */
function addressOf(text: string): string {
  const [hex = "", port = ""] = text.split(":");
  const bytes = Buffer.from(hex, "hex").swap32();
  const parts =
    bytes.length === 4
      ? [...bytes].join(".")
      : (bytes.toString("hex").match(/.{4}/g) ?? []).join(":");
  return `${parts}:${Number.parseInt(port, 16)}`;
}
