import { type Client, isBoardName, may } from "./access.ts";
import type { BoardName, OfficeCode } from "./contract/vocabulary.ts";

/** What a client says of itself when it connects. */
export type Introduction = {
  readonly clientId: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** MQTT clean session. */
  readonly clean: boolean;
  readonly will: { readonly topic: string; readonly retain: boolean } | undefined;
};

/** Who may come in. */
export type Gate = {
  readonly office: OfficeCode;
  /** User name of the office's server. */
  readonly server: string;
  readonly authenticate: (user: string, password: string) => boolean;
};

/** Why a client is not let in, with the return code of its CONNACK (MQTT 3.1.1, 3.2.2.3). */
export type NotAdmitted = {
  readonly returnCode: 2 | 5;
  readonly why:
    | "wrong-password"
    | "client-id-is-not-the-user-name"
    | "not-a-board-name"
    | "keeps-a-session"
    | "will-of-another";
};

/** Decides who a client is, or why it is not let in. */
export function admit(intro: Introduction, gate: Gate): Client | NotAdmitted {
  const { user, password } = intro;
  if (user === undefined || password === undefined || !gate.authenticate(user, password)) {
    // As Mosquitto says it; 4 would tell a guesser that the name is right.
    return { returnCode: 5, why: "wrong-password" };
  }
  // A second client with the id of the first would take over its session and read its messages.
  if (intro.clientId !== user) return { returnCode: 2, why: "client-id-is-not-the-user-name" };
  // A kept session would collect messages in memory without a limit, and deliver them stale.
  if (!intro.clean) return { returnCode: 5, why: "keeps-a-session" };
  const client = clientOf(user, gate);
  if (client === undefined) return { returnCode: 5, why: "not-a-board-name" };
  const { will } = intro;
  if (will && may(client, will.retain ? "retain" : "publish", will.topic) !== "yes") {
    return { returnCode: 5, why: "will-of-another" };
  }
  return client;
}

function clientOf(user: BoardName, { office, server }: Gate): Client | undefined {
  if (user === server) return { role: "server", office };
  return isBoardName(user) ? { role: "board", office, board: user } : undefined;
}
