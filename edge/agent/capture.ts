import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "@motcua/broker/make-folder";
import type { Logger } from "@motcua/broker/ports";
import type { Tap } from "../simulated/listen.ts";

/**
 * Appends what each simulated device hears to `<folder>/<device>.bin`, for those who look at bytes.
 * A disk that refuses ends that and nothing else.
 */
export function captureInto(folder: string, logger: Pick<Logger, "warn">): Tap {
  makeFolder(folder);
  let refused = false;
  return (device, direction, bytes) => {
    if (refused) return;
    const file = direction === "in" ? `${device}.bin` : `${device}.out.bin`;
    try {
      appendFileSync(join(folder, file), bytes);
    } catch (error) {
      refused = true;
      logger.warn({ err: error }, "the bytes of devices are captured no more");
    }
  };
}
