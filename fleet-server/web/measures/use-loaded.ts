import { read, usePorts } from "@motcua/device-profiles/look";
import { useEffect, useState } from "react";

/** A document as it was last read; `refused` where the server does not have it. */
export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "refused" }
  | { readonly state: "read"; readonly value: T };

/** Rows are kept by the minute: reading more often would show nothing new, ms. */
const everyMs = 30_000;

/** Reads a document and keeps it fresh; what was read stays while the server is away. */
export function useLoaded<T>(url: string): Loaded<T> {
  const ports = usePorts();
  const [held, setHeld] = useState<{ url: string; loaded: Loaded<T> } | undefined>(undefined);
  useEffect(() => {
    let over = false;
    const look = async () => {
      const reply = await read<T>(url);
      if (over) return;
      if ("ok" in reply) setHeld({ url, loaded: { state: "read", value: reply.ok } });
      else if (reply.problem.code !== "server-away") setHeld({ url, loaded: { state: "refused" } });
    };
    void look();
    const stop = ports.every(everyMs, () => void look());
    return () => {
      over = true;
      stop();
    };
  }, [ports, url]);
  // What another address answered is not shown under this one.
  return held?.url === url ? held.loaded : { state: "loading" };
}
