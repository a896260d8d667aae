import { expect, test } from "vitest";
import { mosquittoFiles } from "./mosquitto.ts";

const files = mosquittoFiles(
  {
    office: "o26734",
    server: { user: "server", password: "s" },
    boards: [{ user: "box-26734", password: "b" }],
    port: 18830,
    folder: "/etc/mosquitto/motcua",
  },
  { unit: () => 0, bytes: (count) => new Uint8Array(count), id: () => "" },
);

test("a technician reads who may say what", () => {
  expect(files["mosquitto.access"]).toBe(`user server
topic read motcua/1/39/o26734/+/up/#
topic write motcua/1/39/o26734/+/down/#

pattern write motcua/1/39/o26734/%u/up/state
pattern write motcua/1/39/o26734/%u/up/have
pattern write motcua/1/39/o26734/%u/up/ask
pattern write motcua/1/39/o26734/%u/up/res
pattern write motcua/1/39/o26734/%u/up/log
pattern write motcua/1/39/o26734/%u/up/tele
pattern read motcua/1/39/o26734/%u/up/state
pattern read motcua/1/39/o26734/%u/down/#
`);
});

test("passwords are salted and hashed, one line an account", () => {
  const lines = files["mosquitto.passwords"].trimEnd().split("\n");
  expect(lines.map((line) => line.slice(0, line.lastIndexOf("$")))).toEqual([
    "server:$7$101$AAAAAAAAAAAAAAAA",
    "box-26734:$7$101$AAAAAAAAAAAAAAAA",
  ]);
  expect(lines[0]?.split("$").at(-1)).not.toBe(lines[1]?.split("$").at(-1));
});

test("it listens on this machine only, and to nobody without a name", () => {
  const lines = files["mosquitto.conf"].split("\n");
  expect(lines).toContain("listener 18830 127.0.0.1");
  expect(lines).toContain("allow_anonymous false");
  expect(lines).toContain("acl_file /etc/mosquitto/motcua/mosquitto.access");
});
