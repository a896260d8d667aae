import type {
  BoardName,
  Hardware,
  Provisioned,
  ProvisionRequest,
  WaitingAnswer,
} from "@motcua/broker/contract";
import { hashSecret } from "@motcua/broker/secret-hash";
import { repeatMs } from "./claim.ts";
import { keyHash } from "./fingerprints.ts";
import type { Outcome, Scene } from "./scene.ts";
import { tryCode } from "./try-code.ts";

/** 256 bits, as many as the hash of a password could hold. */
const secretBytes = 32;

/** A board hands in its code and gets what it needs for its life at the position. */
export async function provision(
  scene: Scene,
  { board, code, hardware }: ProvisionRequest,
): Promise<Outcome<Provisioned>> {
  const attempt = { board, code, who: hardware.serial, key: hardware.key };
  const done = await tryCode(scene, attempt, (grant, { triesLeft }) => {
    const usedMs = scene.nowMs();
    if (grant === "first") scene.store.changeClaim(board, { triesLeft, state: "used", usedMs });
    return admit(scene, board, hardware);
  });
  if ("problem" in done) return done;
  return settled(scene, board, done.ok);
}

/** A board without a code says that it is there: it gets its number, or what it was given. */
export async function announce(
  scene: Scene,
  hardware: Hardware & { readonly key: string },
): Promise<Outcome<WaitingAnswer>> {
  const { store, waiting } = scene;
  const lost = store.awaited(keyHash(hardware.key));
  if (lost !== undefined && scene.nowMs() - lost.fromMs <= repeatMs) {
    const { board } = lost;
    const admitted = store.atOnce(() => admit(scene, board, hardware));
    return given(settled(scene, board, admitted));
  }
  const guest = waiting.enter(hardware);
  if (guest === undefined) return { problem: { code: "too-many-waiting" } };
  const { number, offer } = guest;
  if (offer === undefined) return { ok: { state: "waiting", number } };
  const done = await provision(scene, { ...offer, hardware });
  // A code that is good no more leaves the machine waiting; a person has to offer anew.
  if ("problem" in done) return { ok: { state: "waiting", number } };
  waiting.leave(hardware.key);
  return given(done);
}

function given(done: Outcome<Provisioned>): Outcome<WaitingAnswer> {
  return "ok" in done ? { ok: { state: "given", ...done.ok } } : done;
}

/** A person gives a position, by its code, to the machine that shows a number. */
export async function give(
  scene: Scene,
  wish: { readonly board: BoardName; readonly code: string; readonly number: string },
): Promise<Outcome<"given">> {
  const { board, code, number } = wish;
  const attempt = { board, code, who: "claim-page", key: undefined };
  const right = await tryCode(scene, attempt, () => scene.waiting.offer(number, { board, code }));
  if ("problem" in right) return right;
  return right.ok ? { ok: "given" } : { problem: { code: "unknown-number" } };
}

type Admitted = { readonly secret: string; readonly replaced: boolean };

/** Makes the secret and writes down who has it. Runs inside a transaction. */
function admit({ store, chance, nowMs }: Scene, board: BoardName, hardware: Hardware): Admitted {
  const { serial, model, key } = hardware;
  const secret = Buffer.from(chance.bytes(secretBytes)).toString("base64url");
  const secretHash = hashSecret(secret, chance);
  const hash = key === undefined ? null : keyHash(key);
  const before = store.holderOf(board);
  const again = before !== undefined && hash !== null && before.keyHash === hash;
  const replaced = !again && store.endHolder(board, nowMs());
  if (again) store.renewSecret(board, secretHash);
  else store.addHolder(board, { serial, model, keyHash: hash, secretHash, fromMs: nowMs() });
  store.audit(board, {
    atMs: nowMs(),
    who: serial,
    what: again ? "given-again" : "claimed",
    serial,
  });
  return { secret, replaced };
}

function settled(scene: Scene, board: BoardName, admitted: Admitted): Outcome<Provisioned> {
  if (admitted.replaced) scene.onOut(board);
  else scene.onAccounts();
  scene.onClaim(board);
  const want = scene.wanted(board);
  if (want === undefined) return { problem: { code: "unknown-board" } };
  const { office } = scene;
  const credential = { office, board, url: scene.brokerUrl(), secret: admitted.secret };
  return { ok: { credential, want } };
}
