import type { BoardConfig, Health, ProblemCode, Request } from "@motcua/broker/contract";
import { findProfile, type Profile } from "@motcua/device-profiles";
import type { Act } from "../queue/commands.ts";

/** What a board asks, as an act of the queue; or why it may not ask that. */
export type Understood = { readonly act: Act } | { readonly refusal: ProblemCode };

/** The names of a board's devices of one kind. */
export function devicesOf(config: BoardConfig, kind: Profile["kind"]): readonly string[] {
  return config.devices
    .filter(({ profile }) => findProfile(profile)?.kind === kind)
    .map(({ name }) => name);
}

const printerless = true as const;

/**
 * Reads a board's request. A board speaks only for counters at which one of its own devices
 * stands. A printer that is known to be down is not tried where a screen can show the number.
 */
export function understand(
  request: Request,
  board: {
    readonly config: BoardConfig;
    readonly healthOf: (device: string) => Health;
    readonly token: string;
  },
): Understood {
  const { config, healthOf, token } = board;
  if (request.name !== "issue") {
    const here = config.devices.some(({ counter }) => counter === request.counter);
    return here ? { act: request } : { refusal: "unknown-counter" };
  }
  const [printer] = devicesOf(config, "ticket-printer");
  const screen = devicesOf(config, "touch-page").length > 0;
  const paper = printer !== undefined && !(screen && healthOf(printer).state === "down");
  const { service, class: group, device } = request;
  const slip = { printer: paper ? printer : null, ...(printer === undefined && { printerless }) };
  return {
    act: {
      name: "issue",
      service,
      class: group,
      source: { at: "kiosk", board: config.board, device, ...slip, screen },
      token,
    },
  };
}
