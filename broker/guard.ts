import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { packetBytesMax } from "./limits.ts";

/** All that a client needs to introduce itself, will included, bytes; aedes alone would take 256 MB. */
export const introductionBytesMax = 1024;

/** Why the guard cut a connection; a cut is all that the client is told. */
export type Cut = "packet-too-long" | "introduction-too-long" | "malformed-length";

/**
 * Stands between a socket and the broker, reads the length of each packet (MQTT 3.1.1, 2.2.3)
 * before the broker collects it, and cuts the connection of a client that sends too much.
 */
export class Guard extends Duplex {
  readonly #socket: Socket;
  readonly #onCut: (why: Cut) => void;
  readonly #lengths = new PacketLengths();
  #introduced = false;
  #received = 0;

  constructor(socket: Socket, onCut: (why: Cut) => void) {
    super();
    this.#socket = socket;
    this.#onCut = onCut;
    socket.on("data", (chunk: Buffer) => this.#take(chunk));
    socket.on("end", () => this.push(null));
    socket.on("error", (error) => this.destroy(error));
    socket.on("close", () => this.destroy());
  }

  /** The broker has let the client in: from now on packets may be of full size. */
  introduced(): void {
    this.#introduced = true;
  }

  #take(chunk: Buffer): void {
    this.#received += chunk.length;
    const cut = this.#verdict(chunk);
    if (cut !== undefined) {
      this.#onCut(cut);
      this.destroy();
    } else if (!this.push(chunk)) {
      this.#socket.pause();
    }
  }

  #verdict(chunk: Buffer): Cut | undefined {
    const longest = this.#lengths.longestIn(chunk);
    if (longest === "malformed") return "malformed-length";
    if (longest > packetBytesMax) return "packet-too-long";
    if (this.#introduced) return undefined;
    const most = Math.max(longest, this.#received);
    return most > introductionBytesMax ? "introduction-too-long" : undefined;
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void) {
    this.#socket.write(chunk, done);
  }

  override _writev(
    chunks: { chunk: Buffer; encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    this.#socket.cork();
    for (const { chunk } of chunks.slice(0, -1)) this.#socket.write(chunk);
    const last = chunks.at(-1);
    if (last === undefined) done();
    else this.#socket.write(last.chunk, done);
    this.#socket.uncork();
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}

/** Follows the packets of a stream by their lengths alone, whatever the chunks are cut like. */
class PacketLengths {
  /** Bytes of the present packet that are still to come; 0 between packets. */
  #left = 0;
  /** Bytes of the length field that have been read; -1 before the first byte of a packet. */
  #digits = -1;
  #length = 0;

  /** The longest packet that begins in this chunk, by its own claim; 0 where none does. */
  longestIn(chunk: Buffer): number | "malformed" {
    let longest = 0;
    let at = 0;
    while (at < chunk.length) {
      if (this.#left > 0) {
        const skipped = Math.min(this.#left, chunk.length - at);
        this.#left -= skipped;
        at += skipped;
        continue;
      }
      const byte = chunk[at] ?? 0;
      at += 1;
      if (this.#digits < 0) {
        this.#digits = 0;
        this.#length = 0;
        continue;
      }
      this.#length += (byte & 0x7f) * 128 ** this.#digits;
      this.#digits += 1;
      if (byte < 0x80) {
        longest = Math.max(longest, this.#length);
        this.#left = this.#length;
        this.#digits = -1;
      } else if (this.#digits === lengthDigitsMax) {
        return "malformed";
      }
    }
    return longest;
  }
}

/** The length field has at most four bytes. */
const lengthDigitsMax = 4;
