import { reader } from "@motcua/device-profiles/document";
import { messages } from "./contract/messages.ts";
import { downKinds, downTopic, officeFilter, upKinds, upTopic } from "./contract/topics.ts";
import { BoardName, type OfficeCode } from "./contract/vocabulary.ts";

/** Who is connected: one board, or the server of the office. */
export type Client =
  | { readonly role: "board"; readonly office: OfficeCode; readonly board: BoardName }
  | { readonly role: "server"; readonly office: OfficeCode };

/** `retain` is a publish that the broker is asked to keep. */
export type Action = "publish" | "retain" | "subscribe";

/** Why not, for the log; the client itself is told nothing. */
export type Refusal = "not-yours" | "must-not-be-retained";

/** What one client may do; asked for each of its messages. */
export type Rights = (action: Action, topic: string) => "yes" | Refusal;

/** Whether a client may do this. */
export function may(client: Client, action: Action, topic: string): "yes" | Refusal {
  return rightsOf(client)(action, topic);
}

/**
 * The rights of a client. Everything is compared with the few topics that its role knows, so that
 * a wildcard, `$SYS`, `$share/…` or a topic with U+0000 is never let through.
 */
export function rightsOf(client: Client): Rights {
  return client.role === "board" ? rightsOfBoard(client) : rightsOfServer(client);
}

/** A board says what is its own, and hears what is for it and what is kept of its own state. */
function rightsOfBoard({ office, board }: Client & { readonly role: "board" }): Rights {
  const own = new Map(upKinds.map((kind) => [upTopic(office, board, kind), messages[kind].retain]));
  const heard = new Set([upTopic(office, board, "state")]);
  for (const kind of ["#", ...downKinds] as const) heard.add(downTopic(office, board, kind));
  return (action, topic) => {
    if (action === "subscribe") return heard.has(topic) ? "yes" : "not-yours";
    const retained = own.get(topic);
    if (retained === undefined) return "not-yours";
    return action === "retain" && !retained ? "must-not-be-retained" : "yes";
  };
}

/** The server hears all boards of its office and speaks to each; nothing of that is kept. */
function rightsOfServer({ office }: Client & { readonly role: "server" }): Rights {
  const heard = officeFilter(office);
  // A topic without its board, `…/o26734/` + `/down/cmd`, is one of these.
  const around = new Set(downKinds.map((kind) => downTopic(office, "", kind)));
  const from = downTopic(office, "", "#").indexOf("//") + 1;
  return (action, topic) => {
    if (action === "subscribe") return topic === heard ? "yes" : "not-yours";
    const to = topic.indexOf("/", from);
    const known = to > from && around.has(topic.slice(0, from) + topic.slice(to));
    if (!known || !isBoardName(topic.slice(from, to))) return "not-yours";
    return action === "retain" ? "must-not-be-retained" : "yes";
  };
}

const readBoardName = reader(BoardName);

/** Lower-case letters, digits and hyphens only: nothing that a topic or a file could misread. */
export function isBoardName(name: string): boolean {
  return readBoardName(name).ok;
}
