/**
 * The floor's server: a broker, a client of it in the same process, and for each question one
 * write and one fdatasync before the answer. Nothing else that a product would do.
 */
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { Aedes } from "aedes";
import mqtt from "mqtt";
import { openSyncFile } from "./sync-file.ts";

const [path = ""] = process.argv.slice(2);
const file = openSyncFile(path);
const aedes = await Aedes.createBroker();
const listener = createServer({ noDelay: true }, (socket) => aedes.handle(socket));
listener.listen(0, "127.0.0.1");
await once(listener, "listening");
const { port } = listener.address() as AddressInfo;
const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { protocolVersion: 4 });
(client.stream as Partial<Socket>).setNoDelay?.(true);
client.on("message", (topic, payload) => {
  file.sync();
  client.publish(topic.replace("up/", "down/"), payload, { qos: 1 });
});
await client.subscribeAsync("up/+", { qos: 1 });
process.send?.({ ready: String(port) });
process.on("disconnect", () => process.exit(0));
