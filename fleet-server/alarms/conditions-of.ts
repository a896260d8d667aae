import type { BoardName, Health, MeasureValue } from "@motcua/broker/contract";
import { findProfile } from "@motcua/device-profiles";
import { boardAlarms } from "@motcua/device-profiles/board-measures";
import { lineCodes } from "@motcua/device-profiles/faults";
import type { Alarm } from "@motcua/device-profiles/measures";
import type { BoardView } from "../boards/board-list.ts";
import type { Device, Office } from "../office/office.ts";
import { boardItself } from "../telemetry/sample.ts";
import { boardAway, boardLost, brokerAway } from "./board-rules.ts";
import { type Condition, ofBoard, type Place } from "./condition.ts";

/** What is seen of the office at one moment. */
export type Scene = {
  /** The server's own line to its broker. */
  readonly link: boolean;
  readonly boards: readonly BoardView[];
  /** No machine has the board's position: a person has put it out, or is still to bring it. */
  readonly vacant: (board: BoardName) => boolean;
  readonly office: Office;
  /** The newest value of a measure that is not old, or undefined. */
  readonly measured: (at: Place, measure: string) => MeasureValue | undefined;
};

/** Every rule at every place, and how it stands: one cause holds, what follows from it is masked. */
export function conditionsOf(scene: Scene): Condition[] {
  const at = { board: boardItself, device: boardItself };
  const broker: Condition = { rule: brokerAway, at, is: scene.link ? "over" : "so" };
  return [broker, ...scene.boards.flatMap((board) => ofOneBoard(scene, board))];
}

function ofOneBoard(scene: Scene, board: BoardView): Condition[] {
  const { name, state } = board;
  const at = ofBoard(name);
  const seen = scene.link;
  const lost = state === "lost";
  const away = state === "offline" || state === "never-seen";
  const ownIs = (holds: boolean) => (seen ? (holds ? "so" : "over") : "unknown");
  const vacant = scene.vacant(name);
  const own: Condition[] = [
    { rule: boardLost, at, is: vacant ? "masked" : ownIs(lost) },
    { rule: boardAway, at, is: vacant || lost ? "masked" : ownIs(away) },
  ];
  const reachable = seen && state === "online" && !vacant;
  const itself = first(boardAlarms, at, (alarm) =>
    reachable ? holds(alarm, { scene, at, health: { state: "ok" }, named: [] }) : "unknown",
  );
  return [...own, ...itself, ...ofDevices(scene, board, reachable)];
}

function ofDevices(scene: Scene, board: BoardView, reachable: boolean): Condition[] {
  const places = scene.office.boards.find(({ name }) => name === board.name)?.devices ?? [];
  const broken = new Map<string, string>();
  return places.flatMap((device) => {
    const at: Place = { board: board.name, device: device.name };
    const alarms = findProfile(device.profile)?.alarms ?? [];
    const health = board.devices.find(({ name }) => name === device.name)?.health;
    const conditions = first(alarms, at, (alarm) =>
      reachable && health !== undefined
        ? holds(alarm, { scene, at, health, named: codesOf(alarms) })
        : "unknown",
    ).map((one) => (one.is === "so" && health?.code ? { ...one, code: health.code } : one));
    return followsFrom(broken, device, health) ? conditions.map(masked) : conditions;
  });
}

/** Devices that share a port share its fault: the first of them is told, for all. */
function followsFrom(
  broken: Map<string, string>,
  { port, name }: Device,
  health: Health | undefined,
): boolean {
  if (health?.state !== "down" || !lineCodes.has(health.code ?? "")) return false;
  const first = broken.get(port) ?? name;
  broken.set(port, first);
  return first !== name;
}

/** The first rule that holds is the place's alarm; those behind it are masked. */
function first(
  alarms: readonly Alarm[],
  at: Place,
  look: (alarm: Alarm) => Condition["is"],
): Condition[] {
  let taken = false;
  return alarms.map((rule) => {
    const is = look(rule);
    const told = is === "so" && taken ? "masked" : is;
    // What gives way to a more important fault is over as an alarm, not slowly but now.
    const shown = told === "over" && taken ? "masked" : told;
    taken ||= is === "so";
    return { rule, at, is: shown };
  });
}

function masked(condition: Condition): Condition {
  return condition.is === "unknown" ? condition : { ...condition, is: "masked" };
}

type Looked = {
  readonly scene: Scene;
  readonly at: Place;
  readonly health: Health;
  /** Codes that other alarms of the same device name. */
  readonly named: readonly string[];
};

function holds({ when }: Alarm, { scene, at, health, named }: Looked): "so" | "over" | "unknown" {
  const said = (value: boolean) => (value ? "so" : "over");
  if ("code" in when) {
    if (health.code === when.code) return "so";
    return health.state === "unknown" ? "unknown" : "over";
  }
  if ("state" in when) {
    if (health.state === "unknown") return "unknown";
    return said(health.state === "down" && !named.includes(health.code ?? ""));
  }
  const value = scene.measured(at, when.measure);
  if (value === undefined) return "unknown";
  if ("is" in when) return said(value === when.is);
  return said("above" in when ? Number(value) > when.above : Number(value) < when.below);
}

function codesOf(alarms: readonly Alarm[]): string[] {
  return alarms.flatMap(({ when }) => ("code" in when ? [when.code] : []));
}
