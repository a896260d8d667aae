import { reader } from "@motcua/device-profiles/document";
import { messages } from "./contract/messages.ts";
import {
  downKinds,
  downTopic,
  officeFilter,
  parseTopic,
  upKinds,
  upTopic,
} from "./contract/topics.ts";
import { BoardName, type OfficeCode } from "./contract/vocabulary.ts";

/** Who is connected: one board, or the server of the office. */
export type Client =
  | { readonly role: "board"; readonly office: OfficeCode; readonly board: BoardName }
  | { readonly role: "server"; readonly office: OfficeCode };

/** `retain` is a publish that the broker is asked to keep. */
export type Action = "publish" | "retain" | "subscribe";

/** Why not, for the log; the client itself is told nothing. */
export type Refusal = "not-of-this-contract" | "not-yours" | "must-not-be-retained";

/**
 * Whether a client may do this. Everything is compared with the few topics that its role knows,
 * so that a wildcard, `$SYS`, `$share/…` or a topic with U+0000 is never let through.
 */
export function may(client: Client, action: Action, topic: string): "yes" | Refusal {
  if (action === "subscribe") return readable(client).includes(topic) ? "yes" : "not-yours";
  const address = parseTopic(topic);
  if (address === undefined) return "not-of-this-contract";
  if (!writable(client, topic)) return "not-yours";
  const kept = action === "retain" && !messages[address.kind].retain;
  return kept ? "must-not-be-retained" : "yes";
}

/** The filters that a client may subscribe to. A board hears its own state, to contradict it. */
function readable(client: Client): readonly string[] {
  if (client.role === "server") return [officeFilter(client.office)];
  const { office, board } = client;
  const own = (["#", ...downKinds] as const).map((kind) => downTopic(office, board, kind));
  return [...own, upTopic(office, board, "state")];
}

function writable(client: Client, topic: string): boolean {
  if (client.role === "board") {
    return upKinds.some((kind) => topic === upTopic(client.office, client.board, kind));
  }
  const address = parseTopic(topic);
  return (
    address?.direction === "down" && address.office === client.office && isBoardName(address.board)
  );
}

const readBoardName = reader(BoardName);

/** Lower-case letters, digits and hyphens only: nothing that a topic or a file could misread. */
export function isBoardName(name: string): boolean {
  return readBoardName(name).ok;
}
