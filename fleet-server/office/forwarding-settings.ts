import { fields } from "@motcua/device-profiles/fields";
import Type, { type Static } from "typebox";
import { WebAddress } from "./web-address.ts";

/** Where the day's summary goes: one of these, each with its adapter in `forwarding/adapters.ts`. */
export const ForwardingSettings = fields({
  /** Posted to the ward's system as a signed event. */
  url: Type.Optional(WebAddress),
  /** Put down as a CSV file, for a system that can only read files. */
  folder: Type.Optional(
    Type.String({
      pattern: "^/[^\\u0000]{1,1000}$",
      description: "the whole path of a folder, from / on",
    }),
  ),
});
export type ForwardingSettings = Static<typeof ForwardingSettings>;
