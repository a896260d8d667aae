import { readFileSync } from "node:fs";
import type { Health } from "@motcua/broker/contract";
import { profiles } from "@motcua/device-profiles";
import { describe, expect, test } from "vitest";
import type { BoardView } from "../boards/board-list.ts";
import { readOffice } from "../office/read.ts";
import { sampleOfficePath } from "../office/sample.ts";
import { alarmKey } from "./condition.ts";
import { conditionsOf, type Scene } from "./conditions-of.ts";

const read = readOffice(readFileSync(sampleOfficePath, "utf8"), profiles());
if (!read.ok) throw new Error("the sample office is not valid");
const office = read.value;
const [own] = office.boards;
if (own === undefined) throw new Error("the sample office has no board");

function board(state: BoardView["state"], healths: Record<string, Health> = {}): BoardView {
  const devices = own?.devices.map(({ name, profile }) => ({
    ...{ name, profile },
    health: state === "online" ? (healths[name] ?? { state: "ok" }) : { state: "unknown" },
  }));
  return {
    ...{ name: "box-26734", state, pages: null, simulated: true },
    devices: (devices ?? []) as BoardView["devices"],
  };
}

/** Keys of the conditions that stand so. */
function those(is: string, scene: Partial<Scene>): string[] {
  const seen: Scene = {
    ...{ link: true, office, boards: [board("online")], measured: () => undefined },
    vacant: () => false,
    ...scene,
  };
  return conditionsOf(seen)
    .filter((condition) => condition.is === is)
    .map((condition) => alarmKey(condition).replace("box-26734/", ""));
}

const lit = (healths: Record<string, Health>) => ({ boards: [board("online", healths)] });

test("an office that is well has nothing that calls", () => {
  expect(those("so", {})).toEqual([]);
});

describe("one cause", () => {
  test("a board that is lost is the one, and nobody knows of its devices", () => {
    expect(those("so", { boards: [board("lost")] })).toEqual(["-/board-lost"]);
    const unknown = those("unknown", { boards: [board("lost")] });
    expect(unknown).toContain("printer1/paper-out");
    expect(unknown).toContain("led3/not-working");
  });

  test("a board that a person has put out is missed by nobody, nor one still to come", () => {
    for (const state of ["lost", "offline", "never-seen"] as const) {
      const scene = { boards: [board(state)], vacant: () => true };
      expect(those("so", scene)).toEqual([]);
      expect(those("unknown", scene)).toContain("printer1/paper-out");
      expect(those("masked", scene)).toContain("-/board-lost");
    }
  });

  test("the server's own line is the one where nothing is seen of any board", () => {
    expect(those("so", { link: false, boards: [board("lost")] })).toEqual(["-/-/broker-away"]);
  });

  test("a pulled cable of a shared line is told once, for the first display at it", () => {
    const unplugged: Health = { state: "down", code: "unplugged" };
    const scene = lit({ led1: unplugged, led2: unplugged });
    expect(those("so", scene)).toEqual(["led1/not-working"]);
    expect(those("masked", scene)).toContain("led2/not-working");
  });

  test("a display that does not answer on a line that works is its own cause", () => {
    const silent: Health = { state: "down", code: "no-reply" };
    expect(those("so", lit({ led1: silent, led2: silent }))).toHaveLength(2);
  });

  test("paper that is out is not also a printer that does not work", () => {
    const scene = lit({ printer1: { state: "down", code: "paper-out" } });
    expect(those("so", scene)).toEqual(["printer1/paper-out"]);
    expect(those("masked", scene)).toContain("printer1/paper-low");
  });

  test("any other code of a printer that is down calls too", () => {
    const scene = lit({ printer1: { state: "down", code: "printer-error" } });
    expect(those("so", scene)).toEqual(["printer1/not-working"]);
  });
});

test("a board that was switched off, or never came, is away and not lost", () => {
  for (const state of ["offline", "never-seen"] as const) {
    expect(those("so", { boards: [board(state)] })).toEqual(["-/board-away"]);
  }
});

describe("a limit", () => {
  const measured = (bytes: number | undefined) => (_: unknown, measure: string) =>
    measure === "disk.free" ? bytes : undefined;

  test("holds beyond it, is over on the right side of it, and unknown where nothing was told", () => {
    expect(those("so", { measured: measured(100_000_000) })).toEqual(["-/disk-low"]);
    expect(those("over", { measured: measured(9_000_000_000) })).toContain("-/disk-low");
    expect(those("unknown", { measured: measured(undefined) })).toContain("-/disk-low");
  });
});
