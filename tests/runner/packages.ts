import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** A group of tests that needs something from Debian: the files it is in, and what it needs. */
export type Group = {
  readonly name: string;
  /** Test files of the group, as a vitest exclude pattern. */
  readonly files: string;
  readonly program: string;
  readonly packages: readonly string[];
};

const groups: readonly Group[] = [
  {
    name: "serial lines",
    files: "**/*.pty.test.ts",
    program: "/usr/bin/socat",
    packages: ["socat"],
  },
  {
    name: "Mosquitto",
    files: "**/*.mosquitto.test.ts",
    program: "/usr/sbin/mosquitto",
    packages: ["mosquitto"],
  },
  {
    name: "pages in Chromium",
    files: "**/*.browser.test.ts",
    program: "/usr/bin/chromium",
    packages: ["chromium"],
  },
  {
    name: "sound",
    files: "**/*.alsa.test.ts",
    program: "/usr/bin/aplay",
    packages: ["alsa-utils"],
  },
  {
    name: "InfluxDB",
    files: "**/*.influx.test.ts",
    program: "/usr/bin/influxd",
    packages: ["influxdb"],
  },
  {
    name: "system calls",
    files: "**/*.strace.test.ts",
    program: "/usr/bin/strace",
    packages: ["strace"],
  },
];

export const missing = (): readonly Group[] => groups.filter((group) => !existsSync(group.program));

/** True where packages can be installed: root on a machine with apt-get. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** Installs the packages of the given groups, showing apt's own output when it fails. */
export function install(wanted: readonly Group[]): void {
  const packages = wanted.flatMap((group) => group.packages);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...packages]]) {
    const apt = spawnSync("apt-get", args, { env, encoding: "utf8" });
    if (apt.status !== 0)
      process.stderr.write(`apt-get ${args.join(" ")} failed:\n${apt.stderr}\n`);
  }
}
