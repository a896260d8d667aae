import type { Checked } from "./checked.ts";

/**
 * Where a device is plugged in, as office.yaml writes it under `port:`. A Firmata board is itself
 * behind one of the lines that carry bytes.
 */
export type Port = LinePort | { readonly kind: "firmata"; readonly behind: LinePort } | EndPort;

/** A port that carries bytes both ways. */
export type LinePort =
  | { readonly kind: "sim"; readonly name: string }
  | { readonly kind: "serial"; readonly path: string }
  | { readonly kind: "tcp"; readonly host: string; readonly port: number };

/** A port that is not a line of bytes: a sound device, or the board's own page. */
export type EndPort = { readonly kind: "alsa"; readonly pcm: string } | { readonly kind: "page" };

const forms =
  "Use sim:<name>, serial:/dev/…, tcp://<host>:<port>, firmata:<one of these>, alsa:<pcm> or page.";

/** Takes a `port:` apart. */
export function parsePort(text: string): Checked<Port> {
  if (text === "page") return { ok: true, value: { kind: "page" } };
  const pcm = /^alsa:(\S+)$/.exec(text)?.[1];
  if (pcm !== undefined) return { ok: true, value: { kind: "alsa", pcm } };
  const inner = /^firmata:(.+)$/.exec(text)?.[1];
  const line = parseLine(inner ?? text);
  if (line === undefined) {
    return { ok: false, faults: [{ path: "", message: "is not a port", remedy: forms }] };
  }
  return { ok: true, value: inner === undefined ? line : { kind: "firmata", behind: line } };
}

function parseLine(text: string): LinePort | undefined {
  const name = /^sim:([a-z][a-z0-9-]{0,31})$/.exec(text)?.[1];
  if (name !== undefined) return { kind: "sim", name };
  const path = /^serial:(\/\S+)$/.exec(text)?.[1];
  if (path !== undefined) return { kind: "serial", path };
  const [, host, port] =
    /^tcp:\/\/([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\]):([0-9]{1,5})$/.exec(text) ?? [];
  if (host === undefined || port === undefined) return undefined;
  const number = Number(port);
  // TCP knows 1 to 65,535; a bracketed host is an IPv6 address (RFC 3986, 3.2.2).
  if (number < 1 || number > 65_535) return undefined;
  return { kind: "tcp", host: host.replace(/^\[|\]$/g, ""), port: number };
}
