import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { realChance } from "@motcua/broker/real-ports";

/**
 * Puts a board's secret into an office's data folder before the server's first start, as release 0.1
 * kept it; the server takes it over. Returns it.
 */
export function placeSecret(dataDir: string, user: string): string {
  const folder = join(dataDir, "credentials");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secret = Buffer.from(realChance().bytes(32)).toString("base64url");
  writeFileSync(join(folder, `${user}.secret`), secret, { mode: 0o600 });
  return secret;
}
