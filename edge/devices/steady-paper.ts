import type { Health } from "@motcua/broker/contract";

/** Looks without a sign of a low roll, 2 s apart, before the roll counts as full again. */
const looksMin = 5;

/**
 * The sensor near the roll's end flutters as the roll turns. "Low" is told at once, and taken back
 * when it has not been seen for five looks; a roll that ran out or a cover that was opened begins
 * anew.
 */
export function steadyPaper(): (seen: Health) => Health {
  let looksLeft = 0;
  return (seen) => {
    if (seen.code === "paper-low") looksLeft = looksMin;
    else if (seen.state === "ok" && looksLeft > 0) {
      looksLeft -= 1;
      if (looksLeft > 0) return { state: "degraded", code: "paper-low" };
    } else if (seen.state !== "ok") looksLeft = 0;
    return seen;
  };
}
