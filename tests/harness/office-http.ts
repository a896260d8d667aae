import { randomUUID } from "node:crypto";
import type { HallView, TicketView } from "../../fleet-server/queue/view.ts";

/** An HTTP answer with its body read. */
export type Reply<B = unknown> = { readonly status: number; readonly body: B };

type Refused = { readonly problem: { readonly code: string; readonly field?: string } };
type Granted = { readonly ok: { readonly name: string; readonly label?: string } };

/** The server's HTTP as pages and other programs use it. */
export type OfficeHttp = {
  hall(): Promise<HallView>;
  tickets(): Promise<readonly TicketView[]>;
  /** What the counter page does at a counter. */
  act(counter: number, name: string, more?: object): Promise<Reply<Granted | Refused>>;
  get<B>(path: string): Promise<Reply<B>>;
  /** Each call is a new wish, unless it is given the key of an earlier one. */
  post<B = Granted | Refused>(path: string, body?: object, key?: string): Promise<Reply<B>>;
};

/** `url` is asked anew at each call: it is known only once the server serves. */
export function officeHttp(url: () => string): OfficeHttp {
  const get = async <B>(path: string): Promise<Reply<B>> => {
    const reply = await fetch(`${url()}${path}`);
    return { status: reply.status, body: (await reply.json()) as B };
  };
  const post = async <B>(path: string, body?: object, key: string = randomUUID()) => {
    const reply = await fetch(`${url()}${path}`, {
      method: "POST",
      headers: {
        "idempotency-key": key,
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: reply.status, body: (await reply.json()) as B };
  };
  return {
    get,
    post,
    hall: async () => (await get<HallView>("/v1/hall")).body,
    tickets: async () =>
      (await get<{ tickets: readonly TicketView[] }>("/v1/tickets")).body.tickets,
    act: (counter, name, more) => post(`/v1/counters/${counter}/acts`, { name, ...more }),
  };
}
