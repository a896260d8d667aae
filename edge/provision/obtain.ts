import { type Provisioned, readClaimText } from "@motcua/broker/contract";
import type { Chance, Clock, CrashPoint, Logger } from "@motcua/broker/ports";
import { sleep } from "@motcua/broker/ports";
import {
  CredentialFault,
  claimDigest,
  findCredential,
  type KeptCredential,
  keepCredential,
} from "../agent/credential.ts";
import type { AskServer, ServerAnswer } from "./ask-server.ts";
import { findLocalClaim } from "./local-claim.ts";

/** How a board was told to find its credential. */
export type Told = {
  readonly credential: string | undefined;
  readonly dataDir: string;
  readonly board: string | undefined;
  readonly claim: string | undefined;
  readonly server: string | undefined;
};

/** What a board starts with: `want` is there when it has just been claimed. */
export type Obtained = {
  readonly credential: KeptCredential;
  readonly want: Provisioned["want"] | undefined;
};

export type ObtainPorts = {
  readonly ask: AskServer;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
  /** `credential-got`: the server has stored its part, the board not yet. */
  readonly crash: CrashPoint;
  /** The eight digits that the server has drawn for this board, or null while it is away. */
  readonly onNumber: (number: string | null) => Promise<void>;
};

/** A server on this machine may still be starting: look again this often, ms. */
const lookEveryMs = 200;
/** A technician who has touched the number waits for the board, ms. */
export const announceEveryMs = 2_000;
/** Full jitter from the first, doubling up to the second: a hall of boards that starts at once, ms. */
const retry = { firstMs: 1_000, lastMs: 30_000 } as const;

/**
 * Finds the board's credential, or gets one: by its claim, by the claim file of a server on this
 * machine, or by waiting until a person gives it a position. What it gets is on the disk before it
 * returns. Throws a CredentialFault for what only a person can mend.
 */
export async function obtain(told: Told, ports: ObtainPorts): Promise<Obtained> {
  if (told.claim !== undefined) return byClaim(told, told.claim, ports);
  const say = saying(ports.logger);
  for (;;) {
    const found = await look(told, ports, say);
    if (found !== undefined) return found;
    await sleep(ports.clock, told.server === undefined ? lookEveryMs : announceEveryMs);
  }
}

async function look(
  told: Told,
  ports: ObtainPorts,
  say: (text: string) => void,
): Promise<Obtained | undefined> {
  const local =
    told.credential === undefined ? findLocalClaim(told.dataDir, told.board) : undefined;
  const kept = keptOf(told, local?.board);
  if (local !== undefined && local.code !== null) {
    const claim = { board: local.board, code: local.code };
    if (kept?.claim !== claimDigest(claim)) {
      const answer = await ports.ask.provision(local.server, claim);
      if ("ok" in answer) return keep({ told, ports }, answer.ok, claimDigest(claim));
      say(`the server on this machine gives no credential: ${reasonOf(answer)}`);
    }
  }
  if (kept !== undefined) {
    return { credential: following(told, kept, local?.broker), want: undefined };
  }
  if (told.server === undefined) {
    say("waiting for the server on this machine to give this board its credential");
    return undefined;
  }
  return announce(told, told.server, { ports, say });
}

/** The machine of a server may have been given another position than the one it began with. */
function keptOf(told: Told, local: string | undefined): KeptCredential | undefined {
  const where = { file: told.credential, dataDir: told.dataDir };
  const own = findCredential({ ...where, board: told.board ?? local });
  return own ?? (told.board === undefined ? findCredential({ ...where, board: undefined }) : own);
}

/** A broker that has moved is followed: the server on this machine tells where it is. */
function following(told: Told, kept: KeptCredential, broker = kept.url): KeptCredential {
  if (broker === kept.url) return kept;
  const moved = { ...kept, url: broker };
  keepCredential(told.dataDir, moved);
  return moved;
}

async function announce(
  told: Told,
  server: string,
  { ports, say }: { readonly ports: ObtainPorts; readonly say: (text: string) => void },
): Promise<Obtained | undefined> {
  const answer = await ports.ask.announce(server);
  if (!("ok" in answer)) {
    await ports.onNumber(null);
    say(`no position yet from ${server}: ${reasonOf(answer)}; this board tries again`);
    return undefined;
  }
  if (answer.ok.state === "given") return keep({ told, ports }, answer.ok, undefined);
  const { number } = answer.ok;
  await ports.onNumber(number);
  say(`this board has no position: its number on the claim page of ${server} is ${number}`);
  return undefined;
}

async function byClaim(told: Told, text: string, ports: ObtainPorts): Promise<Obtained> {
  const { board, code, server } = readClaim(told, text);
  const digest = claimDigest({ board, code });
  const kept = findCredential({ file: undefined, dataDir: told.dataDir, board });
  if (kept?.claim === digest) return { credential: kept, want: undefined };
  const say = saying(ports.logger);
  for (let failures = 0; ; failures += 1) {
    const answer = await ports.ask.provision(server, { board, code });
    if ("ok" in answer) return keep({ told, ports }, answer.ok, digest);
    if ("refused" in answer && answer.refused.retry === "never") {
      const { message, remedy } = answer.refused;
      throw new CredentialFault(`${message.en} (${board}). ${remedy.en}`);
    }
    say(`no answer from ${server} to the claim: ${reasonOf(answer)}; this board tries again`);
    const mostMs = Math.min(retry.lastMs, retry.firstMs * 2 ** failures);
    await sleep(ports.clock, Math.ceil(ports.chance.unit() * mostMs));
  }
}

function readClaim(told: Told, text: string) {
  const claim = readClaimText(text);
  if (claim === undefined) {
    throw new CredentialFault(
      "The claim code is mistyped: it has 10 digits and letters. Type it again from the slip.",
    );
  }
  const board = claim.board ?? told.board;
  const server = told.server ?? claim.server;
  if (board === undefined) {
    throw new CredentialFault("The claim names no position: write --claim POSITION/CODE.");
  }
  if (server === undefined) {
    throw new CredentialFault("The claim names no server: add --server http://host:port.");
  }
  return { board, server, code: claim.code };
}

/** Keeps what the server gave: on the disk when it returns. Throws what the disk refuses. */
export function keep(
  { told, ports }: { readonly told: Told; readonly ports: Pick<ObtainPorts, "crash"> },
  { credential, want }: Pick<Provisioned, "credential" | "want">,
  claim: string | undefined,
): Obtained {
  ports.crash("credential-got");
  const kept = { ...credential, ...(claim !== undefined && { claim }) };
  keepCredential(told.dataDir, kept);
  return { credential: kept, want };
}

/** Why a server gave nothing. */
export function reasonOf(answer: Exclude<ServerAnswer<unknown>, { ok: unknown }>): string {
  return "away" in answer ? answer.away : answer.refused.message.en;
}

/** Says a thing once, and again when something else was said in between. */
export function saying(logger: Logger): (text: string) => void {
  let last = "";
  return (text) => {
    if (text !== last) logger.info(text);
    last = text;
  };
}

/**
 * Whether the board of this data folder should start anew: another credential lies there, the broker
 * has moved, or the server on this machine has made another code for it.
 */
export function isOther(told: Told, mine: KeptCredential): boolean {
  const { credential: file, dataDir } = told;
  try {
    const found = findCredential({ file, dataDir, board: mine.board });
    if (found !== undefined && (found.url !== mine.url || found.secret !== mine.secret))
      return true;
  } catch (error) {
    // A person is at the file: what is in use stays in use until it is right again.
    if (error instanceof CredentialFault) return false;
    throw error;
  }
  const local = file === undefined ? findLocalClaim(dataDir, mine.board) : undefined;
  if (local === undefined) return false;
  if (local.broker !== mine.url) return true;
  const { board, code } = local;
  return code !== null && claimDigest({ board, code }) !== mine.claim;
}
