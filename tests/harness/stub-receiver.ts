import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the ward's system does with one request. */
export type Manner =
  | "store"
  | "store-then-hang"
  | "store-then-drop"
  | "error-500"
  | "busy-503"
  | "redirect"
  | "sign-in-page"
  | "reject-422"
  | "reject-with-200";

export type StubReceiver = {
  readonly url: string;
  /** What was stored under each key, by the first request that was. */
  readonly ledger: ReadonlyMap<string, string>;
  /** Requests for a key that came with other bytes, or after its 200 was sent: there is no reason. */
  readonly needless: readonly string[];
  /** Idempotency-Key of every request, in order of arrival. */
  readonly requests: readonly string[];
  readonly last: () => { readonly headers: IncomingMessage["headers"]; readonly body: string };
  /** The manner of the next requests; afterwards it stores. */
  behave(...manners: Manner[]): void;
  /** Resolves when the next request has been read and acted on. */
  received(): Promise<void>;
  stop(): Promise<void>;
};

/** A ward system on loopback that keeps a ledger and misbehaves on demand. */
export async function startStubReceiver(): Promise<StubReceiver> {
  const ledger = new Map<string, string>();
  const answered = new Set<string>();
  const needless: string[] = [];
  const requests: string[] = [];
  const seen: { headers: IncomingMessage["headers"]; body: string }[] = [];
  let manners: Manner[] = [];
  let heard = () => {};

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const key = String(request.headers["idempotency-key"]);
    const body = Buffer.concat(chunks).toString();
    seen.push({ headers: request.headers, body });
    requests.push(key);
    const manner = manners.shift() ?? "store";
    if (answered.has(key) || (ledger.get(key) ?? body) !== body) needless.push(key);
    if (manner === "store") answered.add(key);
    if (manner.startsWith("store") && !ledger.has(key)) ledger.set(key, body);
    answer(response, manner);
    heard();
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/summaries?key=secret`,
    ledger,
    needless,
    requests,
    last: () => seen.at(-1) ?? { headers: {}, body: "" },
    behave: (...next) => {
      manners = next;
    },
    received: () =>
      new Promise((resolve) => {
        heard = resolve;
      }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, manner: Manner): void {
  switch (manner) {
    case "store":
      response.writeHead(200).end();
      return;
    case "store-then-hang":
      return;
    case "store-then-drop":
      response.destroy();
      return;
    case "error-500":
      response.writeHead(500).end("ORA-01034");
      return;
    case "busy-503":
      response.writeHead(503, { "retry-after": "120" }).end();
      return;
    case "redirect":
      response.writeHead(307, { location: "/elsewhere" }).end();
      return;
    case "sign-in-page":
      response.writeHead(200, { "content-type": "text/html" }).end("<h1>Wi-Fi</h1>");
      return;
    case "reject-422":
      // It never ends what it has to say.
      response.writeHead(422).write(`Sai mã đơn vị <script>\u0007${"x".repeat(5_000)}`);
      return;
    case "reject-with-200":
      response.writeHead(200, { "content-type": "application/json" });
      response.end('{"refused":"Ngày này đã chốt sổ"}');
      return;
  }
}
