import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the ward's system does with one request. */
export type Manner =
  | "store"
  | "store-then-hang"
  | "store-then-drop"
  | "drop"
  | "drop-mid-answer"
  | "byte-by-byte"
  | "rubbish"
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
  /** The sender was stopped: the answer about this key may not have been heard. */
  unheard(key: string): void;
  /** Takes no connection until it is up again. */
  down(isDown: boolean): void;
  /** Resolves when the next request has been read and acted on. */
  received(): Promise<void>;
  /** Resolves when a request is left without an end of its answer. */
  hung(): Promise<void>;
  /** Resolves when the sender has given up each of those. */
  released(): Promise<void>;
  stop(): Promise<void>;
};

/** What a receiver answered. */
type Answered = { readonly status: number; readonly body: string };

/** These store what came, whatever they answer. */
const storing: readonly Manner[] = [
  ...(["store", "store-then-hang", "store-then-drop"] as const),
  ...(["drop-mid-answer", "byte-by-byte", "rubbish"] as const),
];

/** After these the sender has no reason to send again. */
const settling: readonly Manner[] = ["store", "rubbish"];

const hanging: readonly Manner[] = ["store-then-hang", "byte-by-byte"];

/**
 * A ward system on loopback that keeps a ledger and misbehaves on demand. With `behind` it hands
 * what it stores to the receiver there, and only misbehaves in its answers.
 */
export async function startStubReceiver(behind?: string): Promise<StubReceiver> {
  const ledger = new Map<string, string>();
  const answered = new Set<string>();
  const excused = new Set<string>();
  const needless: string[] = [];
  const requests: string[] = [];
  const seen: { headers: IncomingMessage["headers"]; body: string }[] = [];
  let manners: Manner[] = [];
  let heard = () => {};
  let hangs = () => {};
  let released = () => {};
  const left = new Set<ServerResponse>();
  let isDown = false;

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const key = String(request.headers["idempotency-key"]);
    const body = Buffer.concat(chunks).toString();
    seen.push({ headers: request.headers, body });
    requests.push(key);
    const manner = manners.shift() ?? "store";
    const isRepeat = answered.has(key) && !excused.delete(key);
    if (isRepeat || (ledger.get(key) ?? body) !== body) needless.push(key);
    let stored: Answered = { status: 200, body: "" };
    if (storing.includes(manner)) {
      if (behind !== undefined) stored = await relay(behind, request.headers, body);
      if (!ledger.has(key)) ledger.set(key, body);
    }
    if (settling.includes(manner) && !response.destroyed) answered.add(key);
    answer(response, manner, stored);
    heard();
    if (!hanging.includes(manner)) return;
    left.add(response);
    response.once("close", () => {
      left.delete(response);
      released();
    });
    hangs();
  };
  const server = createServer((request, response) => void take(request, response));
  server.on("connection", (socket) => {
    if (isDown) socket.destroy();
  });
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
    unheard: (key) => void excused.add(key),
    down: (next) => {
      isDown = next;
    },
    hung: () =>
      new Promise((resolve) => {
        if (left.size > 0) resolve();
        hangs = resolve;
      }),
    released: () =>
      new Promise((resolve) => {
        if (left.size === 0) resolve();
        released = resolve;
      }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function relay(
  url: string,
  headers: IncomingMessage["headers"],
  body: string,
): Promise<Answered> {
  const names = ["content-type", "idempotency-key", "motcua-signature"];
  const kept = names.map((name) => [name, String(headers[name])] as [string, string]);
  const answer = await fetch(url, { method: "POST", headers: kept, body });
  return { status: answer.status, body: await answer.text() };
}

function answer(response: ServerResponse, manner: Manner, stored: Answered): void {
  switch (manner) {
    case "store":
      response.writeHead(stored.status).end(stored.body);
      return;
    case "store-then-hang":
      return;
    case "drop":
    case "store-then-drop":
      response.destroy();
      return;
    case "drop-mid-answer":
      response.writeHead(200, { "content-length": 100 });
      response.write("{", () => response.destroy());
      return;
    case "byte-by-byte":
      // The next byte never comes within the sender's patience.
      response.writeHead(200, { "content-type": "application/json" }).write("{");
      return;
    case "rubbish":
      response.writeHead(200, { "content-type": "image/png" }).end(Buffer.alloc(9_000, 0xfe));
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
