import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Tap } from "../simulated/listen.ts";

/** Appends what each simulated device hears to `<folder>/<device>.bin`, for those who look at bytes. */
export function captureInto(folder: string): Tap {
  mkdirSync(folder, { recursive: true });
  return (device, direction, bytes) => {
    const file = direction === "in" ? `${device}.bin` : `${device}.out.bin`;
    appendFileSync(join(folder, file), bytes);
  };
}
