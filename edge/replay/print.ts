import { have } from "@motcua/broker/contract";
import { reader } from "@motcua/device-profiles/document";
import type { Static } from "typebox";
import { allLit } from "../drivers/segment-font.ts";
import type { Entry } from "../recorder/entry.ts";
import type { Decoded } from "./decoded.ts";
import type { Happened } from "./playback.ts";

/** Vietnam's time of day; the recording's wall clock is in UTC. */
const hanoiMs = 7 * 3_600_000;

/** Enough of a hash to tell slips apart by eye and for ever. */
const hashShown = 16;

/**
 * Puts a recording into lines for a person, one moment after the other; none for what only fills
 * the screen: bytes, beats, pictures. Of a board's reports it tells what has changed.
 */
export function createPrinter(): (happened: Happened) => string[] {
  const health = new Map<string, string>();
  const changes = (device: Reported): string[] => {
    const { state, code } = device.health;
    const now = code === undefined ? state : `${state} (${code})`;
    // Every device is well until it says otherwise, and is looked for at each start.
    if (state === "unknown" || now === (health.get(device.name) ?? "ok")) return [];
    health.set(device.name, now);
    return [`${device.name} is ${now}`];
  };
  return (happened) => {
    const said =
      "decoded" in happened
        ? [decodedWords(happened.decoded)]
        : [entryWords(happened.entry) ?? [], reported(happened.entry).flatMap(changes)].flat();
    return said.map((words) => `${timeOf(happened.wallMs)}  ${words}`);
  };
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
      return isAllLit(decoded.text)
        ? `${device} shows all segments`
        : `${device} shows "${decoded.text}"`;
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

type Reported = Static<typeof have.body>["devices"][number];

const readHave = reader(have.body);

/** The devices of a board's own report, where it has the form that this release knows. */
function reported(entry: Entry): readonly Reported[] {
  if (!("topic" in entry && "out" in entry && entry.topic.endsWith("/have"))) return [];
  const read = readHave(entry.out);
  return read.ok ? read.value.devices : [];
}

function isAllLit(text: string): boolean {
  return text !== "" && text.replaceAll(allLit, "") === "";
}

/** Names in a message that tell most of it. */
const tellingFields = [
  ...["name", "state", "status", "kind", "rev", "device", "call", "upto"],
  ...["step", "code", "reason"],
] as const;

function gist(body: unknown): string {
  // A person's code is left out of a recording; what stands in its place tells nothing.
  const { code: _, ...request } = objectOf(objectOf(body)["request"]);
  const flat = {
    ...objectOf(body),
    ...request,
    ...objectOf(objectOf(body)["ok"]),
    ...objectOf(objectOf(body)["problem"]),
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
