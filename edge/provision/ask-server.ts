import { Provisioned, WaitingAnswer, Words } from "@motcua/broker/contract";
import { type Checked, reader } from "@motcua/device-profiles/document";
import Type, { type Static } from "typebox";
import type { Machine } from "./hardware.ts";

/** What a server answered; `away` where nobody did, or where it makes no sense. */
export type ServerAnswer<T> =
  | { readonly ok: T }
  | { readonly refused: Refusal }
  | { readonly away: string };

const RefusalBody = Type.Object({
  problem: Type.Object({
    code: Type.String(),
    message: Words,
    remedy: Words,
    retry: Type.Union([Type.Literal("never"), Type.Literal("later")]),
  }),
});

/** A refusal in words; `retry` says whether the same request may work later. */
export type Refusal = Static<typeof RefusalBody>["problem"];

/** A server on the office's own network answers within milliseconds, ms. */
const patienceMs = 10_000;

const readProvisioned = reader(Provisioned);
const readWaiting = reader(WaitingAnswer);
const readRefusal = reader(RefusalBody);

export type AskServer = {
  readonly provision: (
    server: string,
    claim: { readonly board: string; readonly code: string },
  ) => Promise<ServerAnswer<Provisioned>>;
  readonly announce: (server: string) => Promise<ServerAnswer<WaitingAnswer>>;
};

/** What a new board asks of its office's server, over HTTP. */
export function askServer(hardware: Machine, fetcher: typeof fetch): AskServer {
  return {
    provision: (server, { board, code }) =>
      ask({ server, path: "/v1/provision", body: { board, code, hardware } }, readProvisioned),
    announce: (server) =>
      ask({ server, path: "/v1/provision/waiting", body: { hardware } }, readWaiting),
  };

  async function ask<T>(
    request: { readonly server: string; readonly path: string; readonly body: object },
    read: (answer: unknown) => Checked<T>,
  ): Promise<ServerAnswer<T>> {
    const { server, path, body } = request;
    try {
      const reply = await fetcher(new URL(path, server), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        redirect: "error",
        signal: AbortSignal.timeout(patienceMs),
      });
      const answer: unknown = await reply.json();
      const refused = readRefusal(answer);
      if (refused.ok) return { refused: refused.value.problem };
      const granted = read(answer);
      return granted.ok ? { ok: granted.value } : { away: `it answers ${reply.status}` };
    } catch (error) {
      return { away: error instanceof Error ? error.message : String(error) };
    }
  }
}
