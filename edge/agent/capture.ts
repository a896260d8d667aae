import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "@motcua/broker/make-folder";
import type { Tap } from "../simulated/listen.ts";

/** Appends what each simulated device hears to `<folder>/<device>.bin`, for those who look at bytes. */
export function captureInto(folder: string): Tap {
  makeFolder(folder);
  return (device, direction, bytes) => {
    const file = direction === "in" ? `${device}.bin` : `${device}.out.bin`;
    appendFileSync(join(folder, file), bytes);
  };
}
