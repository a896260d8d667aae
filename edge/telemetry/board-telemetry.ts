import type { DeviceConfig, Health, Telemetry } from "@motcua/broker/contract";
import type { Chance, Clock } from "@motcua/broker/ports";
import type { RecorderState } from "../recorder/journal.ts";
import { boardGauges, type Machine } from "./board-gauges.ts";
import { type ClockSigns, clockTrust } from "./clock-trust.ts";
import { inParts, measuredOf } from "./report.ts";
import { startTelemetry } from "./send-telemetry.ts";
import { createTallyBook, type TallyBook } from "./tally.ts";

/** What the board knows of its devices at this moment. */
export type Watched = {
  readonly devices: readonly DeviceConfig[];
  readonly healthOf: (device: string) => Health;
};

/** What a board measures, and tells its server once a minute. */
export type BoardTelemetry = {
  readonly tallies: TallyBook;
  /** The server said what its clock is. */
  heard(serverMs: number): void;
  stop(): void;
};

/** Linux's own places. */
export const ofLinux = {
  thermal: "/sys/class/thermal",
  synchronized: "/run/systemd/timesync/synchronized",
  rtc: "/dev/rtc0",
} as const;

export function startBoardTelemetry(options: {
  readonly machine: Machine & ClockSigns;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly watched: () => Watched | undefined;
  readonly recorder: () => RecorderState;
  readonly send: (body: Telemetry) => void;
}): BoardTelemetry {
  const { machine, clock, watched, recorder, send } = options;
  const tallies = createTallyBook();
  const startMs = clock.monoMs();
  let serverOffMs: number | undefined;
  const measure = async (): Promise<Telemetry> => {
    const { devices = [], healthOf = () => ({ state: "unknown" as const }) } = watched() ?? {};
    return {
      uptimeMs: Math.round(clock.monoMs() - startMs),
      clock: clockTrust(machine, { wallMs: clock.wallMs(), serverOffMs }),
      board: { ...(await boardGauges(machine)), "recorder.state": stateOf(recorder()) },
      devices: Object.fromEntries(
        devices.map((config) => {
          const { name } = config;
          return [name, measuredOf(config, { tally: tallies.of(name), health: healthOf(name) })];
        }),
      ),
    };
  };
  const reports = startTelemetry({ ...options, measure, send: (body) => inParts(body).map(send) });
  return {
    tallies,
    heard: (serverMs) => {
      serverOffMs = serverMs - clock.wallMs();
    },
    stop: () => reports.stop(),
  };
}

/** In one word, as the measure has it. */
function stateOf(recorder: RecorderState): string {
  return recorder.state === "stopped" ? recorder.code : recorder.state;
}
