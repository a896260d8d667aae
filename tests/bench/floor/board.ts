/** The floor's board: a byte on a key's line is asked, and the answer ends as bytes on a device's. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import mqtt from "mqtt";
import { bareDrawing } from "../bare-drawing.ts";
import { type FloorPath, messageBytes } from "./path.ts";
import { openSyncFile } from "./sync-file.ts";

/** Laid out before the start; drawn again and again. */
const drawnSlips = 100;

const [path = "", brokerPort = "", json = "[]"] = process.argv.slice(2);
const paths = JSON.parse(json) as readonly FloorPath[];
const file = openSyncFile(path);
const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${brokerPort}`, { protocolVersion: 4 });
(client.stream as Partial<Socket>).setNoDelay?.(true);
const message = Buffer.alloc(messageBytes, "x");
const drawing = paths.some(({ draws }) => draws) ? bareDrawing(drawnSlips) : undefined;
const devices = new Map<string, () => Promise<void>>();
let drawn = 0;

for (const { name, keyPort, devicePort, boardSyncs, draws, bytes } of paths) {
  const key = await line(keyPort);
  const device = await line(devicePort);
  key.on("data", () => client.publish(`up/${name}`, message, { qos: 0 }));
  devices.set(`down/${name}`, async () => {
    if (draws) await drawing?.draw(drawn++);
    for (let left = boardSyncs; left > 0; left -= 1) file.sync();
    device.write(Buffer.alloc(bytes));
  });
}
client.on("message", (topic) => void devices.get(topic)?.());
await client.subscribeAsync("down/+", { qos: 1 });
process.send?.({ ready: "" });
process.on("disconnect", () => process.exit(0));

async function line(port: number): Promise<Socket> {
  const socket = connect({ host: "127.0.0.1", port, noDelay: true });
  await once(socket, "connect");
  return socket;
}
