import type { Fault } from "@motcua/device-profiles/document";
import type { Office } from "./office.ts";

/** Summaries go one way: to two receivers they would have two orders and two lists. */
export function checkForwarding({ forwarding = {} }: Office): Fault[] {
  const [first, ...more] = Object.keys(forwarding);
  return more.map((name) => ({
    path: `forwarding/${name}`,
    message: `stands beside "${first}", and summaries go one way`,
    remedy: `Keep one of ${first} and ${name}.`,
  }));
}
