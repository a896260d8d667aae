import Type, { type Static } from "typebox";
import type { Adapter, AdapterKind, AdapterTools } from "./adapter.ts";
import { csvDrop } from "./csv-drop.ts";
import { http } from "./http.ts";

/** Every way to a receiver, by its setting in `office.yaml`. A new one is one line here. */
const adapters = {
  url: http,
  folder: csvDrop,
} satisfies Record<string, AdapterKind>;

type Name = keyof typeof adapters;

const settings = Object.fromEntries(
  Object.entries(adapters).map(([name, { setting }]) => [name, setting]),
) as { [N in Name]: (typeof adapters)[N]["setting"] };

/** What `forwarding:` of `office.yaml` may say: one of these, or nothing. */
export const ForwardingSettings = Type.Partial(Type.Object(settings), {
  additionalProperties: false,
});
export type ForwardingSettings = Static<typeof ForwardingSettings>;

/** Opens the adapter that the settings name; without one summaries are kept and wait. */
export function openAdapter(given: ForwardingSettings, tools: AdapterTools): Adapter | undefined {
  for (const [name, kind] of Object.entries(adapters)) {
    const setting = given[name as Name];
    if (setting !== undefined) return kind.open(setting, tools);
  }
  return undefined;
}
