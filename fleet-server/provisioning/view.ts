import { BoardName } from "@motcua/broker/contract";
import Type, { type Static } from "typebox";
import { AuditEntry } from "./audit.ts";
import { claimLifeMs, isExpired } from "./claim.ts";
import { keyHash } from "./fingerprints.ts";
import type { Scene } from "./scene.ts";

/** A position and the machines that have stood there. Times are office time, ms since 1970. */
export const PositionView = Type.Object({
  board: BoardName,
  /** `waiting`: a code is out; `claimed`: a machine is there, connected or not. */
  state: Type.Union([Type.Literal("vacant"), Type.Literal("claimed"), Type.Literal("waiting")]),
  online: Type.Boolean(),
  /** It is the position of the machine on which the server itself runs. */
  own: Type.Boolean(),
  claim: Type.Union([
    Type.Null(),
    Type.Object({ expiresAtMs: Type.Integer(), triesLeft: Type.Integer() }),
  ]),
  hardware: Type.Union([
    Type.Null(),
    Type.Object({ serial: Type.String(), model: Type.String(), since: Type.Integer() }),
  ]),
  /** The newest first; `toMs` is null for the machine that is there now. */
  history: Type.Array(
    Type.Object({
      serial: Type.String(),
      model: Type.String(),
      fromMs: Type.Integer(),
      toMs: Type.Union([Type.Integer(), Type.Null()]),
    }),
  ),
  /** The newest first. */
  audit: Type.Array(AuditEntry),
});
export type PositionView = Static<typeof PositionView>;

/** A machine that waits for a position. */
export const WaitingView = Type.Object({
  number: Type.String(),
  serial: Type.String(),
  model: Type.String(),
  waitedMs: Type.Integer(),
  /** The position that it was put out of last; null for a new machine. */
  outOf: Type.Union([Type.Null(), Type.Object({ board: BoardName, atMs: Type.Integer() })]),
});
export type WaitingView = Static<typeof WaitingView>;

/** Every position of the office, in the order of its document. */
export function positionsView(
  scene: Scene,
  isOnline: (board: BoardName) => boolean,
): PositionView[] {
  const { store } = scene;
  return scene.names().map((board) => {
    const holder = store.holderOf(board);
    const kept = store.claimOf(board);
    const open =
      kept?.state === "open" && !isExpired(kept, scene.nowMs()) && holder === undefined
        ? { expiresAtMs: kept.issuedMs + claimLifeMs, triesLeft: kept.triesLeft }
        : null;
    const empty = open === null ? "vacant" : "waiting";
    return {
      board,
      state: holder === undefined ? empty : "claimed",
      online: isOnline(board),
      own: board === scene.own(),
      claim: open,
      hardware:
        holder === undefined
          ? null
          : { serial: holder.serial, model: holder.model, since: holder.fromMs },
      history: store.holders(board).map(({ serial, model, fromMs, toMs }) => ({
        serial,
        model,
        fromMs,
        toMs,
      })),
      audit: [...store.auditOf(board)],
    };
  });
}

/** Machines that wait: new ones first, then those that were put out of a position. */
export function waitingView({ names, store, waiting }: Scene): WaitingView[] {
  const past = names().flatMap((board) =>
    store.holders(board).flatMap(({ keyHash: hash, toMs }) => {
      return toMs === null ? [] : [{ hash, out: { board, atMs: toMs } }];
    }),
  );
  const shown = waiting.list().map(({ key, ...machine }) => {
    const outs = past.filter(({ hash }) => hash === keyHash(key)).map(({ out }) => out);
    return { ...machine, outOf: outs.toSorted((a, b) => b.atMs - a.atMs)[0] ?? null };
  });
  return shown.toSorted((a, b) => Number(a.outOf !== null) - Number(b.outOf !== null));
}
