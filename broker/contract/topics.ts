import { crc32 } from "node:zlib";
import type { BoardName, OfficeCode } from "./vocabulary.ts";

/** Contract version, the second level of each topic: a breaking change makes a new tree. */
export const contractRoot = "motcua/1";

/** Shards are for a fleet's workers; 64 is fixed for ever, as each office keeps its shard. */
const shardCount = 64;

/** What a board sends (`up`) and what it is sent (`down`). */
export const upKinds = ["state", "have", "ask", "res", "log", "tele"] as const;
export const downKinds = ["want", "beat", "answer", "show", "cmd", "ack"] as const;
export type UpKind = (typeof upKinds)[number];
export type DownKind = (typeof downKinds)[number];

/** A parsed topic. */
export type Address = {
  readonly office: OfficeCode;
  readonly board: BoardName;
} & (
  | { readonly direction: "up"; readonly kind: UpKind }
  | { readonly direction: "down"; readonly kind: DownKind }
);

/** `motcua/1/{shard}/{office}/{board}/up/{kind}`: what the board itself publishes. */
export function upTopic(office: OfficeCode, board: BoardName, kind: UpKind | "#"): string {
  return `${contractRoot}/${shardOf(office)}/${office}/${board}/up/${kind}`;
}

/** `motcua/1/{shard}/{office}/{board}/down/{kind}`: what the server publishes for one board. */
export function downTopic(office: OfficeCode, board: BoardName, kind: DownKind | "#"): string {
  return `${contractRoot}/${shardOf(office)}/${office}/${board}/down/${kind}`;
}

/** The filter under which an office's server hears all of its boards. */
export function officeFilter(office: OfficeCode): string {
  return `${contractRoot}/${shardOf(office)}/${office}/+/up/#`;
}

/** Takes a topic apart, or `undefined` where it is not one of this contract. */
export function parseTopic(topic: string): Address | undefined {
  const [product, version, shard, office, board, direction, kind, ...rest] = topic.split("/");
  if (`${product}/${version}` !== contractRoot || rest.length > 0) return undefined;
  if (office === undefined || board === undefined || shard !== shardOf(office)) return undefined;
  if (direction === "up") {
    const up = upKinds.find((known) => known === kind);
    return up && { office, board, direction, kind: up };
  }
  if (direction === "down") {
    const down = downKinds.find((known) => known === kind);
    return down && { office, board, direction, kind: down };
  }
  return undefined;
}

/** crc32(office) mod 64, as two digits. */
export function shardOf(office: OfficeCode): string {
  return String(crc32(office) % shardCount).padStart(2, "0");
}
