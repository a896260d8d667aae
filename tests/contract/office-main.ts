import { show } from "@motcua/broker/contract";
import { startOfficeSession } from "@motcua/broker/session";
import { realClock } from "../harness/clocks.ts";
import { seededChance } from "../simulation/seeded.ts";
import { office, server } from "./brokers.ts";
import { silent } from "./quiet.ts";

/**
 * The server's end of the line as a process of its own, so that it can be frozen:
 * `office-main.ts <broker url>`. It says each press that it decides as a line.
 */
startOfficeSession(
  {
    url: process.argv[2] ?? "",
    office,
    user: server.user,
    password: server.password,
    clock: realClock,
    chance: seededChance(900),
    logger: silent,
  },
  {
    online: () => undefined,
    gone: () => undefined,
    have: () => undefined,
    ask: (_board, { ask }) => {
      process.stdout.write(`${ask}\n`);
      return Promise.resolve({ ok: { name: "done" } });
    },
    proof: () => undefined,
    result: () => undefined,
    tele: () => undefined,
    facts: () => Promise.resolve(0),
    want: () => undefined,
    picture: () => show.example,
  },
);
