import type { Chance } from "@motcua/broker/ports";
import { pick, whole } from "../simulation/seeded.ts";

/** Which process is killed, and when: at a named place in its code, or at some moment. */
export type Victim = "server" | "edge";
export type Aim =
  | { readonly at: "point"; readonly name: string; readonly count: number }
  | { readonly at: "moment"; readonly afterMs: number };

/** The places at which a kill would hurt most: around each promise that the process makes. */
const points: Readonly<Record<Victim, readonly string[]>> = {
  server: ["before-commit", "after-commit", "before-answer", "before-ack"],
  edge: ["job-stored", "mid-raster", "after-cut", "before-result", "rating-stored"],
};

/** A burst of work lasts about this long. */
const burstMs = 2_500;

/** Every other kill is aimed at a named place, each place in turn; the rest come at any moment. */
export function aimOf(victim: Victim, round: number, chance: Chance): Aim {
  const named = points[victim];
  if (round % 2 === 0) {
    const name = named[(round / 2) % named.length] ?? pick(chance, named);
    return { at: "point", name, count: whole(chance, 1, 3) };
  }
  return { at: "moment", afterMs: whole(chance, 50, burstMs) };
}

/** The environment that makes a program kill itself there. */
export function crashEnv(aim: Aim): NodeJS.ProcessEnv {
  return aim.at === "point" ? { CRASH_AT: `${aim.name}:${aim.count}` } : {};
}
