import type { AnyKeypadProfile } from "@motcua/device-profiles";
import { allUp, keyBytes } from "../drivers/key-bytes.ts";

/** How each key comes in, and that the driver hears it by its name. */
export function pressEachKey(profile: AnyKeypadProfile): string[] {
  switch (profile.driver) {
    case "key-bytes": {
      const { step } = keyBytes(profile.capabilities);
      const heard = Object.keys(profile.capabilities.press).map((byte) => {
        const { key } = step(allUp, Number.parseInt(byte, 16), 0);
        return `${byte} ${key ?? "unheard"}`;
      });
      return [`bytes: ${heard.join(", ")}`];
    }
    case "pcf8574": {
      const lines = Object.entries(profile.capabilities.lines);
      return [`lines to ground: ${lines.map(([line, key]) => `P${line} ${key}`).join(", ")}`];
    }
    case "gpio-keys": {
      const { keys, activeLow, lamp } = profile.capabilities;
      const pressed = activeLow ? "low" : "high";
      return [
        `a line each, ${pressed} when pressed: ${keys.join(", ")}${lamp ? ", and a lamp" : ""}`,
      ];
    }
  }
}
