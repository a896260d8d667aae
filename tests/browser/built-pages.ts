import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = join(import.meta.dirname, "..", "..");

/** Builds the pages of both processes as they ship, into folders of their own; a few seconds. */
export function buildPages(): Promise<string[]> {
  return Promise.all(["edge", "fleet-server"].map(buildOne));
}

async function buildOne(workspace: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `motcua-pages-${workspace}-`));
  // A test run says NODE_ENV=test, with which React builds its heavy development form.
  const env = { ...process.env, NODE_ENV: "production" };
  const script = ["run", "--silent", "build:web", "-w", workspace, "--", "--outDir", folder];
  await run("npm", script, { cwd: root, env });
  return folder;
}
