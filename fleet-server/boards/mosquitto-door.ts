import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BoardName, type OfficeCode, upTopic } from "@motcua/broker/contract";
import { keepFile } from "@motcua/broker/keep-file";
import { makeFolder } from "@motcua/broker/make-folder";
import { type Account, type HashedAccount, mosquittoFilesOf } from "@motcua/broker/mosquitto";
import { type Chance, type Clock, type Logger, sleep } from "@motcua/broker/ports";
import { hashSecret } from "@motcua/broker/secret-hash";
import { takeOver } from "@motcua/broker/take-over";

/** The office's own Mosquitto, whose files the server keeps in step with its table of accounts. */
export type MosquittoDoor = {
  /** Who may connect has changed: the files are written and Mosquitto reads them. */
  readonly update: () => void;
  /** A board is out: its connection is ended. Resolves when that is done or was given up. */
  readonly evict: (board: BoardName) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type MosquittoDoorOptions = {
  /** Where the three files stand; `MOSQUITTO_DIR`. */
  readonly folder: string;
  /** File with Mosquitto's process id; without one somebody else has to make it reload. */
  readonly pidFile: string | undefined;
  readonly url: string;
  readonly office: OfficeCode;
  readonly server: Account;
  readonly accounts: () => readonly HashedAccount[];
  readonly clock: Clock;
  readonly chance: Chance;
  readonly logger: Logger;
};

/** Mosquitto's group reads the files; the folder hands its group on. */
const fileMode = 0o640;
/** Mosquitto reads its files within milliseconds of SIGHUP; a path unit takes longer, ms. */
const evictEveryMs = 50;
const evictPatienceMs = 10_000;

export function openMosquittoDoor(options: MosquittoDoorOptions): MosquittoDoor {
  const { clock, chance, logger } = options;
  const serverHash = hashSecret(options.server.password, chance);
  let stopped = false;
  /** One board at a time: each changes the password file twice. */
  let work: Promise<void> = Promise.resolve();

  const update = (guest?: HashedAccount) => {
    const boards = options.accounts().filter(({ user }) => user !== guest?.user);
    const server = { user: options.server.user, hash: serverHash };
    const accounts = [server, ...boards, ...(guest === undefined ? [] : [guest])];
    write(options, accounts);
    reload(options);
  };
  const evict = async (board: BoardName) => {
    // A password that nobody knows: whoever was connected under this name is taken over, and gone.
    const password = Buffer.from(chance.bytes(32)).toString("base64url");
    update({ user: board, hash: hashSecret(password, chance) });
    const topic = upTopic(options.office, board, "state");
    const startMs = clock.monoMs();
    while (!stopped) {
      if (await takeOver({ url: options.url, user: board, password, topic })) break;
      if (clock.monoMs() - startMs > evictPatienceMs) {
        logger.error({ board }, "Mosquitto did not reload: restart it, to cut the old board");
        break;
      }
      await sleep(clock, evictEveryMs);
    }
    update();
  };

  makeFolder(options.folder, 0o750);
  update();
  return {
    update: () => update(),
    evict: (board) => {
      work = work
        .then(() => evict(board))
        .catch((err: unknown) => {
          logger.error(
            { err, board },
            "Mosquitto's files could not be written: the old board stays",
          );
        });
      return work;
    },
    stop: () => {
      stopped = true;
      return work;
    },
  };
}

function write(options: MosquittoDoorOptions, accounts: readonly HashedAccount[]): void {
  const { folder, office, server, url } = options;
  const port = Number(new URL(url).port || 1883);
  const files = mosquittoFilesOf({ office, port, folder, server: server.user, accounts });
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
    keepFile(path, text, fileMode);
  }
}

/** SIGHUP makes Mosquitto read its password and access files again (mosquitto(8), SIGNALS). */
function reload({ pidFile, logger }: MosquittoDoorOptions): void {
  if (pidFile === undefined) return;
  try {
    const pid = Number.parseInt(readFileSync(pidFile, "utf8"), 10);
    if (pid > 1) process.kill(pid, "SIGHUP");
  } catch (error) {
    logger.warn({ err: error, pidFile }, "Mosquitto could not be told to reload");
  }
}
