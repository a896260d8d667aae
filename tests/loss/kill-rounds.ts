import { setTimeout as wait } from "node:timers/promises";
import type { Chance } from "@motcua/broker/ports";
import type { Office } from "../harness/office.ts";
import { pick, whole } from "../simulation/seeded.ts";
import { type Aim, aimOf, crashEnv, type Victim } from "./aim.ts";
import type { Thanks } from "./thanks.ts";

/** What a run did: how often the victim died, and how often at the named place it was aimed at. */
export type Kills = { readonly died: number; readonly atPoint: number };

/** A place that is not reached within this is hit from outside instead. */
const aimedPatienceMs = 30_000;
const counters = [1, 2, 3] as const;

/** Kills the victim once a round while citizens and staff press keys, and starts it again. */
export async function killRounds(
  office: Office,
  run: {
    readonly victim: Victim;
    readonly rounds: number;
    readonly chance: Chance;
    readonly thanks: Thanks;
  },
): Promise<Kills> {
  const { victim, rounds, chance, thanks } = run;
  let atPoint = 0;
  await office.kill(victim);
  for (let round = 0; round < rounds; round++) {
    const aim = aimOf(victim, round, chance);
    const early = await startOrDie(office, victim, aim);
    if (early || (await workUntilKilled(office, { victim, aim, chance, thanks }))) atPoint += 1;
  }
  await office.start(victim);
  return { died: rounds, atPoint };
}

/** True when it reached its named place before it was ready: with what the last life left over. */
async function startOrDie(office: Office, victim: Victim, aim: Aim): Promise<boolean> {
  const serves = await office.start(victim, crashEnv(aim)).then(
    () => true,
    () => false,
  );
  if (!serves) return killedItself(office, victim, aim);
  return Promise.race([office.ready().then(() => false), killedItself(office, victim, aim)]);
}

/** True once it has killed itself at its named place; one that ended in another way is broken. */
async function killedItself(office: Office, victim: Victim, aim: Aim): Promise<true> {
  const { code, signal } = await office.exited(victim);
  if (aim.at === "point" && signal === "SIGKILL") return true;
  throw new Error(`the ${victim} ended by itself (${signal ?? `code ${code}`})`);
}

/** True when the process reached its named place and killed itself there. */
async function workUntilKilled(
  office: Office,
  round: {
    readonly victim: Victim;
    readonly aim: Aim;
    readonly chance: Chance;
    readonly thanks: Thanks;
  },
): Promise<boolean> {
  const { victim, aim, chance, thanks } = round;
  const dead = new AbortController();
  const exit = office.exited(victim).then(() => dead.abort());
  const patienceMs = aim.at === "moment" ? aim.afterMs : aimedPatienceMs;
  const deadline = wait(patienceMs, "late" as const);
  const work = (async () => {
    while (!dead.signal.aborted) {
      pressSomething(office, chance, thanks);
      await wait(whole(chance, 30, 250));
    }
  })();
  const how = await Promise.race([exit.then(() => "died" as const), deadline]);
  if (how === "late") await office.kill(victim);
  await work;
  return how === "died" && killedItself(office, victim, aim);
}

/** One key of the hall: citizens take numbers and rate, staff call and finish. */
function pressSomething({ peripherals }: Office, chance: Chance, thanks: Thanks): void {
  const { kiosk, keys, ratings } = peripherals;
  const counter = pick(chance, counters);
  const what = chance.unit();
  if (what < 0.35) void kiosk.device.press(pick(chance, ["A", "B", "C", "D"]));
  else if (what < 0.6) void keys[counter].device.press("next");
  else if (what < 0.75) void keys[counter].device.press("finish");
  else {
    const score = String(whole(chance, 1, 4));
    if (thanks.isAnswered(counter)) void ratings[counter].device.press(score);
  }
}
