import type { OfficeOptions } from "../harness/office-wiring.ts";

/** A journey takes seconds by itself, and minutes where a machine is busy with others, ms. */
export const patientMs = 240_000;

/** How the office of a story is wired; each story is told in every setting. */
export type Setting = {
  readonly name: string;
  readonly options: Pick<OfficeOptions, "lines" | "broker">;
};

/** Serial device nodes, and the broker inside the server. */
export const overPtys: Setting = {
  name: "over serial lines and the built-in broker",
  options: { lines: "pty", broker: "aedes" },
};

/** Debian's Mosquitto, as an office that has its own broker uses it. */
export const overMosquitto: Setting = {
  name: "over TCP lines and Mosquitto",
  options: { lines: "tcp", broker: "mosquitto" },
};
