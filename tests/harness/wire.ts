import { type IPublishPacket, parser } from "mqtt-packet";
import type { Watch } from "./network.ts";

/** A message as it passed between a board and its broker. */
export type WireMessage = {
  readonly topic: string;
  readonly from: "board" | "broker";
  readonly qos: number;
  readonly retain: boolean;
  readonly payload: unknown;
};

/** Reads MQTT from the pieces that pass a cable, each direction of each connection by itself. */
export function readWire(take: (message: WireMessage) => void): Watch {
  const parsers = new Map<string, ReturnType<typeof parser>>();
  return ({ connection, from, bytes }) => {
    const key = `${connection} ${from}`;
    const reading = parsers.get(key) ?? parser({ protocolVersion: 4 });
    if (!parsers.has(key)) {
      parsers.set(key, reading);
      reading.on("packet", (packet) => {
        if (packet.cmd === "publish") take(messageOf(packet, from));
      });
    }
    reading.parse(Buffer.from(bytes));
  };
}

function messageOf(packet: IPublishPacket, from: "board" | "broker"): WireMessage {
  const { topic, qos, retain, payload } = packet;
  return { topic, from, qos, retain, payload: JSON.parse(payload.toString()) };
}
