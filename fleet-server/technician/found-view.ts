import type { FoundPort } from "@motcua/broker/contract";
import { findProfile, portFor } from "@motcua/device-profiles";
import type { FoundView } from "./act-view.ts";

/** What a board found, with the names of the models that fit and the line for office.yaml. */
export function foundView({ port, label, usb, addresses, profiles, usedBy }: FoundPort): FoundView {
  return {
    ...{ port, label, usedBy },
    usb: usb ?? null,
    addresses: addresses ?? [],
    fits: profiles.flatMap((id) => {
      const model = findProfile(id);
      const labels = model?.products[0]?.labels;
      if (model === undefined || labels === undefined) return [];
      return [{ profile: id, labels, port: portFor(model, port) }];
    }),
  };
}
