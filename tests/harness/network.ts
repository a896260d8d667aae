import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { freePort } from "./free-port.ts";

const host = "127.0.0.1";

/** The network cable between a board and its broker, in the hands of the test. */
export type Network = {
  /** Nothing passes, and who tries to connect is refused. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** What the broker sends stays on its way; what the board sends arrives. */
  holdAnswers(): void;
  /** What was held arrives, late. */
  releaseAnswers(): void;
  /** Sees what passes from now on; each connection has a number. */
  watch(see: Watch): void;
};

export type Watch = (piece: {
  readonly connection: number;
  readonly from: "board" | "broker";
  readonly bytes: Uint8Array;
}) => void;

/** Lays a cable to the broker's port; boards that are given `port` in its place go through it. */
export async function layNetwork(brokerPort: number): Promise<Network & { readonly port: number }> {
  const port = await freePort();
  const open = new Set<Socket>();
  let holding = false;
  let connections = 0;
  const watches = new Set<Watch>();

  const server = createServer({ noDelay: true }, (board) => {
    const far = connect({ port: brokerPort, host, noDelay: true });
    const ends = [board, far];
    for (const end of ends) {
      open.add(end);
      end.on("error", () => undefined);
      end.on("close", () => {
        open.delete(end);
        for (const other of ends) other.destroy();
      });
    }
    connections += 1;
    const connection = connections;
    const seeing = (from: "board" | "broker") => (bytes: Uint8Array) => {
      for (const see of watches) see({ connection, from, bytes });
    };
    board.on("data", seeing("board"));
    far.on("data", seeing("broker"));
    board.pipe(far);
    far.pipe(board);
    if (holding) far.pause();
  });
  const mend = async () => {
    server.listen(port, host);
    await once(server, "listening");
  };
  await mend();
  return {
    port,
    mend,
    watch: (see) => void watches.add(see),
    cut: async () => {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      for (const end of open) end.destroy();
      await closed;
    },
    holdAnswers: () => {
      holding = true;
      for (const end of open) if (end.remotePort === brokerPort) end.pause();
    },
    releaseAnswers: () => {
      holding = false;
      for (const end of open) if (end.remotePort === brokerPort) end.resume();
    },
  };
}
