import { createServer } from "node:net";
import { Aedes } from "aedes";

/** A bare aedes as a process of its own: `bare-main.ts <port>`. No rules, no guard, no passwords. */
const aedes = await Aedes.createBroker();
createServer({ noDelay: true }, (socket) => aedes.handle(socket)).listen(
  Number(process.argv[2]),
  "127.0.0.1",
);
