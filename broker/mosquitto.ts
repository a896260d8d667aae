import { downTopic, officeFilter, upKinds, upTopic } from "./contract/topics.ts";
import type { BoardName, OfficeCode } from "./contract/vocabulary.ts";
import { connectionsMax, keepaliveMaxS, packetBytesMax } from "./limits.ts";
import type { Chance } from "./ports.ts";
import { hashSecret } from "./secret-hash.ts";

/** An office that uses its own Mosquitto (`BROKER_URL`) instead of the broker inside the server. */
export type MosquittoOffice = {
  readonly office: OfficeCode;
  readonly server: Account;
  readonly boards: readonly (Account & { readonly user: BoardName })[];
  readonly port: number;
  /** Where the three files will stand. */
  readonly folder: string;
};

export type Account = { readonly user: string; readonly password: string };

/** An account as it is kept: with the hash of its password, of `hashSecret`. */
export type HashedAccount = { readonly user: string; readonly hash: string };

/** The files of a Mosquitto 2 with the same rules as the broker inside the server, by name. */
export type MosquittoFiles = {
  readonly "mosquitto.conf": string;
  readonly "mosquitto.passwords": string;
  readonly "mosquitto.access": string;
};

/** Writes Mosquitto's configuration for one office. `chance` gives the salts of the passwords. */
export function mosquittoFiles(office: MosquittoOffice, chance: Chance): MosquittoFiles {
  const accounts = [office.server, ...office.boards].map(({ user, password }) => ({
    user,
    hash: hashSecret(password, chance),
  }));
  return mosquittoFilesOf({ ...office, server: office.server.user, accounts });
}

/** The same for accounts that are known by their hashes. `server` is the server's user name. */
export function mosquittoFilesOf(
  office: Pick<MosquittoOffice, "office" | "port" | "folder"> & {
    readonly server: string;
    readonly accounts: readonly HashedAccount[];
  },
): MosquittoFiles {
  return {
    "mosquitto.conf": settings(office),
    "mosquitto.passwords": lines(office.accounts.map(({ user, hash }) => `${user}:${hash}`)),
    "mosquitto.access": access(office),
  };
}

function settings({ port, folder }: Pick<MosquittoOffice, "port" | "folder">): string {
  return lines([
    `listener ${port} 127.0.0.1`,
    "allow_anonymous false",
    `password_file ${folder}/mosquitto.passwords`,
    `acl_file ${folder}/mosquitto.access`,
    "# Nobody can take over another's session: the client id is the user name.",
    "use_username_as_clientid true",
    "# Nothing is kept: both sides say again what they know after each connect.",
    "persistence false",
    "persistent_client_expiration 1h",
    "max_queued_messages 1000",
    `message_size_limit ${packetBytesMax}`,
    `max_keepalive ${keepaliveMaxS}`,
    `max_connections ${connectionsMax}`,
    "# A waiting small message would be held back until the peer's delayed ACK.",
    "set_tcp_nodelay true",
  ]);
}

/** The rules of `access.ts` in Mosquitto's words; `%u` is the user name, which is the board. */
function access(of: { readonly office: OfficeCode; readonly server: string }): string {
  const { office, server } = of;
  return lines([
    `user ${server}`,
    `topic read ${officeFilter(office)}`,
    `topic write ${downTopic(office, "+", "#")}`,
    "",
    ...upKinds.map((kind) => `pattern write ${upTopic(office, "%u", kind)}`),
    `pattern read ${upTopic(office, "%u", "state")}`,
    `pattern read ${downTopic(office, "%u", "#")}`,
  ]);
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
