import type { ForwardingSettings } from "../office/forwarding-settings.ts";
import type { Adapter, AdapterTools, OpenAdapter } from "./adapter.ts";
import { csvDrop } from "./csv-drop.ts";
import { http } from "./http.ts";

/** Every way to a receiver, by its setting in `office.yaml`. */
const adapters: Readonly<Record<keyof ForwardingSettings, OpenAdapter>> = {
  url: http,
  folder: csvDrop,
};

/** Opens the adapter that the settings name; without one summaries are kept and wait. */
export function openAdapter(given: ForwardingSettings, tools: AdapterTools): Adapter | undefined {
  for (const [name, open] of Object.entries(adapters)) {
    const setting = given[name as keyof ForwardingSettings];
    if (setting !== undefined) return open(setting, tools);
  }
  return undefined;
}
