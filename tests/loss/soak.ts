import { runKills } from "./run.ts";

/** `npm run soak`: 200 kills of each process; `npm run soak -- <rounds> <seed>` for others. */
const [rounds = 200, seed = 1] = process.argv.slice(2).map(Number);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

let broken = 0;
for (const victim of ["server", "edge"] as const) {
  const loss = await runKills({ victim, rounds, seed });
  broken += loss.broken.length;
  say({ soak: victim, seed, ...loss });
}
process.exitCode = broken === 0 ? 0 : 1;
