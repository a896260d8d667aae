import { useEffect, useEffectEvent, useState } from "react";
import { type PagePorts, usePorts } from "./ports.ts";

/** The line to the server: live, or lost since a moment (null: it was never there). */
export type Link =
  | { readonly state: "opening" }
  | { readonly state: "live" }
  | { readonly state: "lost"; readonly heardMs: number | null };

/** A stream that sends `beat` events is lost after this silence, ms; the hall's own rule. */
const silenceMs = 10_000;
/** A browser gives up on some answers (a proxy's 502): it is asked again after this long, ms. */
const reopenMs = 2_000;

/**
 * Follows a stream of server-sent events in which each event carries the whole state.
 * @param url of the stream; null while it is not known yet
 * @param events what to do with the data of each event, by event name
 */
export function useLive(
  url: string | null,
  events: Readonly<Record<string, (data: unknown) => void>>,
): Link {
  const ports = usePorts();
  const [link, setLink] = useState<Link>({ state: "opening" });
  const take = useEffectEvent((name: string, data: string) => {
    if (name in events) events[name]?.(JSON.parse(data));
  });
  const names = Object.keys(events).join(" ");
  useEffect(() => {
    if (url === null) return undefined;
    return follow({ url, names: names.split(" "), ports, take, tell: setLink });
  }, [url, names, ports]);
  return link;
}

type Follow = {
  readonly url: string;
  readonly names: readonly string[];
  readonly ports: PagePorts;
  readonly take: (name: string, data: string) => void;
  readonly tell: (link: Link) => void;
};

function follow({ url, names, ports, take, tell }: Follow): () => void {
  let source: EventSource | undefined;
  let heardMs: number | null = null;
  let beats = false;
  let cancelReopen = () => {};
  const heard = () => {
    heardMs = ports.wallMs();
    tell({ state: "live" });
  };
  const open = () => {
    source = new EventSource(url);
    source.addEventListener("open", heard);
    source.addEventListener("error", () => {
      tell({ state: "lost", heardMs });
      if (source?.readyState === EventSource.CLOSED) cancelReopen = ports.after(reopenMs, open);
    });
    source.addEventListener("beat", () => {
      beats = true;
      heard();
    });
    for (const name of names) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        heard();
        take(name, event.data);
      });
    }
  };
  open();
  const cancelWatch = ports.every(1_000, () => {
    const silent = heardMs !== null && ports.wallMs() - heardMs > silenceMs;
    if (beats && silent) tell({ state: "lost", heardMs });
  });
  return () => {
    cancelReopen();
    cancelWatch();
    source?.close();
  };
}
