import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";

/** Every setting of each command: what the README and the service files rely on. */
const settings = {
  "fleet-server/motcua-server.js": [
    "DATA_DIR",
    "OFFICE_FILE",
    "HTTP_PORT",
    "MQTT_PORT",
    "BROKER_URL",
    "MOSQUITTO_DIR",
    "MOSQUITTO_PID_FILE",
    "BOARD",
    "PUBLIC_URL",
    "DEMO_HISTORY",
    "INFLUX_URL",
    "LOG_LEVEL",
  ],
  "edge/motcua-edge.js": [
    "DATA_DIR",
    "CREDENTIAL",
    "BOARD",
    "CLAIM",
    "SERVER",
    "EDGE_HTTP_PORT",
    "CAPTURE_DIR",
    "LOG_LEVEL",
  ],
};

describe.each(Object.entries(settings))("%s --help", (file, variables) => {
  const help = execFileSync(process.execPath, [file, "--help"], { encoding: "utf8" });

  test.each(variables)("tells %s, with its flag", (variable) => {
    const flag = variable.replace("EDGE_", "").toLowerCase().replaceAll("_", "-");
    expect(help).toMatch(new RegExp(`--${flag} <[\\s\\S]*?env:\\s*${variable}\\)`));
  });

  test("tells no setting that is not listed here", () => {
    const told = [...help.matchAll(/env:\s*([A-Z_]+)\)/g)].map(([, name]) => name);
    expect(new Set(told)).toEqual(new Set(variables));
  });
});
