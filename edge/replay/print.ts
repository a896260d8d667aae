import type { Entry } from "../recorder/entry.ts";
import type { Decoded } from "./decoded.ts";
import type { Happened } from "./playback.ts";

/** Vietnam's time of day; the recording's wall clock is in UTC. */
const hanoiMs = 7 * 3_600_000;

/** Enough of a hash to tell slips apart by eye and for ever. */
const hashShown = 16;

/** One line for a person, or undefined for what only fills the screen: bytes, beats, pictures. */
export function printed(happened: Happened): string | undefined {
  const said = "decoded" in happened ? decodedWords(happened.decoded) : entryWords(happened.entry);
  return said === undefined ? undefined : `${timeOf(happened.wallMs)}  ${said}`;
}

/** `2026-11-24 09:01:02.123` in Vietnam. */
function timeOf(wallMs: number): string {
  return new Date(Math.round(wallMs) + hanoiMs).toISOString().replace("T", " ").replace("Z", "");
}

function decodedWords(decoded: Decoded): string {
  const { device } = decoded;
  switch (decoded.kind) {
    case "slip": {
      const { widthDots, heightDots, hash, label = "no number" } = decoded;
      return `${device} slip ${label} ${widthDots}×${heightDots} ${hash.slice(0, hashShown)}`;
    }
    case "shows":
      return `${device} shows "${decoded.text}"`;
    case "says":
      return `${device} says "${decoded.text}"`;
    case "lamp":
      return `${device} lamp ${decoded.state}`;
    case "key":
      return `${device} key ${decoded.key}`;
  }
}

function entryWords(entry: Entry): string | undefined {
  if ("start" in entry) return `board ${entry.start.board} starts, version ${entry.start.fw}`;
  if ("config" in entry) return `configuration ${entry.config.rev}`;
  if ("withheld" in entry) return `line ${entry.line}: ${entry.withheld} bytes of a secret`;
  if ("is" in entry) return `line ${entry.line} ${entry.is}`;
  if ("lost" in entry) return `${entry.lost} pieces were not recorded`;
  if (!("topic" in entry)) return undefined;
  const kind = entry.topic.split("/").at(-1) ?? "";
  if (kind === "beat" || kind === "show" || kind === "tele") return undefined;
  const [way, body] = "out" in entry ? ["sends", entry.out] : ["gets", entry.in];
  return `board ${way} ${kind} ${gist(body)}`.trimEnd();
}

/** Names in a message that tell most of it. */
const tellingFields = ["name", "state", "status", "kind", "rev", "device", "call", "upto"] as const;

function gist(body: unknown): string {
  const flat = {
    ...objectOf(body),
    ...objectOf(objectOf(body)["request"]),
    ...objectOf(objectOf(body)["ok"]),
  };
  return tellingFields
    .flatMap((field) => {
      const value = flat[field];
      return typeof value === "string" || typeof value === "number" ? [`${field}=${value}`] : [];
    })
    .join(" ");
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
