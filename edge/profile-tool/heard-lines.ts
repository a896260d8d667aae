import type { BoardConfig } from "@motcua/broker/contract";
import { means } from "../recorder/means.ts";
import { devicesOn } from "../recorder/recent.ts";
import type { LineRecorder } from "../recorder/recorder.ts";
import { tapLine } from "../recorder/tap-line.ts";

/** Bytes that fit a line of a terminal. */
const shownBytes = 16;

/** Writes what a line carries while it carries it, in place of recording it. */
export function hearLines(
  config: BoardConfig,
  write: (line: string) => void,
): LineRecorder & { readonly isUp: boolean } {
  let asked: Uint8Array | undefined;
  let isUp = false;
  const piece: LineRecorder["piece"] = (port, direction, bytes) => {
    const said = means({ direction, bytes }, { devices: devicesOn(port, config), asked });
    if (direction === "out") asked = bytes;
    const hex = Buffer.from(bytes.subarray(0, shownBytes)).toString("hex").replace(/../g, "$& ");
    const more = bytes.length > shownBytes ? `… ${bytes.length} bytes ` : "";
    const meaning = said === null ? "" : ` ${said.vi} · ${said.en}`;
    write(`  ${direction === "out" ? "→" : "←"} ${hex}${more}${meaning}`.trimEnd());
  };
  return {
    get isUp() {
      return isUp;
    },
    piece,
    tap: (port, open, ear = "all") =>
      tapLine(open, {
        bytes: (direction, bytes) => {
          if (ear === "all" || direction === "in") piece(port, direction, bytes);
        },
        withheld: (count) => write(`  → ${count} bytes of a secret`),
        is: (state) => {
          isUp = state === "up";
          write(`  line ${port}: ${state}`);
        },
      }),
    says: (_, { text }) => write(`  → ♪ ${text}`),
  };
}
