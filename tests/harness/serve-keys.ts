import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { SigningKeys } from "../../fleet-server/forwarding/signing-keys.ts";

/** An office's published keys on loopback, without the office. */
export type ServedKeys = {
  readonly url: string;
  /** How often they were asked for. */
  readonly looks: number;
  /** Answers 500 while it is away. */
  away(isAway: boolean): void;
  stop(): Promise<void>;
};

export async function serveKeys(keys: SigningKeys): Promise<ServedKeys> {
  let looks = 0;
  let isAway = false;
  const server = createServer((_, response) => {
    looks += 1;
    void keys.published().then((published) => {
      response.writeHead(isAway ? 500 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify({ keys: published }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/.well-known/jwks.json`,
    get looks() {
      return looks;
    },
    away: (next) => {
      isAway = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
