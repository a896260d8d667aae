import { request } from "node:http";
import { text } from "node:stream/consumers";

/** What a server says to a request whose Host and Origin are chosen, as no `fetch` lets one. */
export async function askAs(
  url: string,
  asked: {
    readonly method?: string;
    readonly host?: string;
    readonly origin?: string;
    readonly body?: object;
  } = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const { method = "GET", body, ...headers } = asked;
  return new Promise((resolve, reject) => {
    const asking = request(
      url,
      { method, headers: { ...headers, ...(body && { "content-type": "application/json" }) } },
      (reply) => {
        const status = reply.statusCode ?? 0;
        text(reply).then((said) => resolve({ status, text: said }), reject);
      },
    );
    asking.on("error", reject);
    asking.end(body && JSON.stringify(body));
  });
}
