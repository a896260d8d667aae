import type {
  BoardAct,
  BoardName,
  DeviceName,
  Provisioned,
  ProvisionRequest,
  WaitingAnswer,
  WaitingRequest,
} from "@motcua/broker/contract";
import { claimLink } from "@motcua/broker/contract";
import { claimLifeMs } from "./claim.ts";
import { claimNote } from "./claim-note.ts";
import { makeClaim, type NewClaim, swap } from "./people.ts";
import { announce, give, provision } from "./provision.ts";
import type { Outcome, Scene } from "./scene.ts";
import { tryCode } from "./try-code.ts";
import { type PositionView, positionsView, type WaitingView, waitingView } from "./view.ts";

/** What routes can do with positions. */
export type ProvisioningDesk = {
  positions(): PositionView[];
  waiting(): readonly WaitingView[];
  claim(board: BoardName): Promise<Outcome<NewClaim>>;
  /** Prints a code: the given one, where it is the position's, or a new one. */
  print(board: BoardName, code: string | undefined): Promise<Outcome<NewClaim>>;
  swap(board: BoardName): Promise<Outcome<NewClaim>>;
  give(wish: {
    readonly board: BoardName;
    readonly code: string;
    readonly number: string;
  }): Promise<Outcome<{ readonly given: boolean }>>;
  provision(request: ProvisionRequest): Promise<Outcome<Provisioned>>;
  announce(hardware: WaitingRequest["hardware"]): Promise<Outcome<WaitingAnswer>>;
};

/** What the desk knows of the office's boards. */
export type Hands = {
  readonly isOnline: (board: BoardName) => boolean;
  readonly tell: (board: BoardName, act: BoardAct) => boolean;
  /** Where slips of the office come out, or why they cannot now. */
  readonly printer: () =>
    | { readonly board: BoardName; readonly printer: DeviceName }
    | "no-printer"
    | "board-away";
};

/** A slip that comes out when the technician has walked away is no use, ms. */
const noteLifeMs = 60_000;

export function openDesk(scene: Scene, hands: Hands): ProvisioningDesk {
  const print = async (board: BoardName, code: string | undefined): Promise<Outcome<NewClaim>> => {
    const place = hands.printer();
    if (typeof place === "string") return { problem: { code: place } };
    const claim = await (code === undefined
      ? makeClaim(scene, board, "claim-page")
      : known(scene, board, code));
    if ("problem" in claim) return claim;
    const told = hands.tell(place.board, {
      cmd: `note:${scene.chance.id()}`,
      name: "print-note",
      device: place.printer,
      ttlMs: noteLifeMs,
      note: claimNote(claim.ok),
    });
    if (!told) return { problem: { code: "board-away" } };
    const entry = { atMs: scene.nowMs(), who: "claim-page", serial: null };
    scene.store.audit(board, { ...entry, what: "code-printed" });
    return claim;
  };
  return {
    positions: () => positionsView(scene, hands.isOnline),
    waiting: () => waitingView(scene),
    claim: (board) => makeClaim(scene, board, "claim-page"),
    print,
    swap: (board) => swap(scene, board),
    give: async (wish) => {
      const done = await give(scene, wish);
      return "ok" in done ? { ok: { given: true } } : done;
    },
    provision: (request) => provision(scene, request),
    announce: (hardware) => announce(scene, hardware),
  };
}

/** A code that the page shows already, if it is still good; a wrong one costs a try. */
function known(scene: Scene, board: BoardName, code: string): Promise<Outcome<NewClaim>> {
  const attempt = { board, code, who: "claim-page", key: undefined };
  return tryCode(scene, attempt, (_, { issuedMs }) => ({
    board,
    code,
    link: claimLink({ server: scene.pagesUrl(), board, code }),
    expiresAtMs: issuedMs + claimLifeMs,
  }));
}
