import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { generate, type IConnectPacket, type Packet, parser } from "mqtt-packet";
import type { BrokerProcess } from "./brokers.ts";
import type { Account } from "./raw-client.ts";

/** A bare connection that sends whatever it is given, and notes what the broker answers. */
export type Wire = {
  send(...packets: (Packet | Uint8Array)[]): void;
  /** All answers so far in words, `closed` last where the broker has closed. */
  readonly answers: readonly string[];
  end(): void;
};

export async function openWire(broker: BrokerProcess): Promise<Wire> {
  const socket: Socket = connect({ port: broker.port, host: "127.0.0.1", noDelay: true });
  socket.on("error", () => undefined);
  await once(socket, "connect");
  const answers: string[] = [];
  const reading = parser({ protocolVersion: 4 });
  reading.on("packet", (packet) => answers.push(inWords(packet)));
  socket.on("data", (bytes) => reading.parse(bytes));
  socket.on("close", () => answers.push("closed"));
  return {
    answers,
    send: (...packets) => {
      for (const packet of packets) {
        socket.write(packet instanceof Uint8Array ? packet : generate(packet));
      }
    },
    end: () => socket.destroy(),
  };
}

/** The introduction of an account, as a board makes it. */
export function introduction(
  { user, password }: Account,
  more: Partial<IConnectPacket> = {},
): IConnectPacket {
  return {
    ...{ cmd: "connect", protocolId: "MQTT", protocolVersion: 4, clean: true, keepalive: 30 },
    ...{ clientId: user, username: user, password: Buffer.from(password) },
    ...more,
  };
}

function inWords(packet: Packet): string {
  if (packet.cmd === "connack") return `CONNACK ${packet.returnCode}`;
  if (packet.cmd === "publish") return `PUBLISH ${packet.topic}`;
  if (packet.cmd !== "suback") return packet.cmd.toUpperCase();
  const codes = packet.granted.map((code) => `0x${Number(code).toString(16)}`);
  return `SUBACK ${codes.join(" ")}`;
}
