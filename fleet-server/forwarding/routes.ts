import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { BusinessDay } from "@motcua/broker/contract";
import { codeOf, storageFault } from "@motcua/broker/log";
import Type from "typebox";
import { RefusalBody, refuse } from "../hall/refusal.ts";
import { Idempotent } from "../hall/routes.ts";
import type { Forwarding } from "./forwarding.ts";
import { PublicKey } from "./signing-keys.ts";
import { ForwardingView } from "./view.ts";

const Triple = Type.Object({
  day: BusinessDay,
  revision: Type.String({ pattern: "^[1-9][0-9]{0,8}$" }),
});

/** What is handed on, a person's wish to send it again or sooner, and the keys to verify with. */
export function forwardingRoutes(forwarding: Forwarding): FastifyPluginAsyncTypebox {
  return async (server) => {
    server.get(
      "/v1/forwarding",
      {
        schema: {
          summary: "Day summaries that wait, were refused, or were handed on",
          response: { 200: ForwardingView },
        },
      },
      async () => forwarding.view(),
    );
    server.post(
      "/v1/forwarding/:day/:revision/resend",
      {
        schema: {
          summary: "Send a refused summary again; it is the same event with the same key",
          params: Triple,
          headers: Idempotent,
          response: { 200: ForwardingView, "4xx": RefusalBody, "5xx": RefusalBody },
        },
      },
      async (request, reply) => {
        const { day, revision } = request.params;
        const key = request.headers["idempotency-key"];
        try {
          const done = forwarding.resend(day, Number(revision), key);
          return done === "ok" ? forwarding.view() : refuse(reply, { code: done });
        } catch (error) {
          const code = storageFault(error);
          if (code === undefined) throw error;
          return refuse(reply, { code });
        }
      },
    );
    server.post(
      "/v1/forwarding/try",
      {
        schema: {
          summary: "Try what waits now, or 5 s after the last try, and not when its pause is over",
          headers: Idempotent,
          response: { 200: ForwardingView, "4xx": RefusalBody },
        },
      },
      async (request, reply) => {
        const done = forwarding.tryNow(request.headers["idempotency-key"]);
        return done === "ok" ? forwarding.view() : refuse(reply, { code: done });
      },
    );
    server.get(
      "/.well-known/jwks.json",
      {
        schema: {
          summary: "The keys that day summaries are signed with (JWK Set, RFC 7517), newest first",
          response: { 200: Type.Object({ keys: Type.Array(PublicKey) }), "5xx": RefusalBody },
        },
      },
      async (_, reply) => {
        try {
          return { keys: [...(await forwarding.publishedKeys())] };
        } catch (error) {
          const code = refusals[codeOf(error) ?? ""];
          if (code === undefined) throw error;
          return refuse(reply, { code });
        }
      },
    );
  };
}

/** The first key could not be stored, and one that is not stored must not be published. */
const refusals: Readonly<Record<string, "storage-full" | "storage-read-only">> = {
  ENOSPC: "storage-full",
  EDQUOT: "storage-full",
  EROFS: "storage-read-only",
  EACCES: "storage-read-only",
};
