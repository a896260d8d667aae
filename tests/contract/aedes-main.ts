import { serveBroker } from "@motcua/broker/serve";
import { realClock } from "../harness/clocks.ts";
import { boards, office, server } from "./brokers.ts";
import { silent } from "./quiet.ts";

/** The product's broker as a process of its own: `aedes-main.ts <port>`. */
await serveBroker({
  host: "127.0.0.1",
  port: Number(process.argv[2]),
  office,
  server: server.user,
  authenticate: (user, password) =>
    [server, ...boards].some((known) => known.user === user && known.password === password),
  clock: realClock,
  logger: silent,
});
