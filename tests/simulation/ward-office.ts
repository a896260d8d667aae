import type { Office } from "../../fleet-server/office/office.ts";
import { wardRules } from "./rules.ts";

const minuteMs = 60_000;

/** The document of the ward whose rules are `wardRules`; it has no devices. */
export const wardOffice: Office = {
  office: { code: "o26734", name: { vi: "UBND phường Mẫu", en: "Sample Ward" } },
  day: { open: "hours" },
  hours: { mon: ["07:30-11:30", "13:30-17:00"] },
  services: wardRules.services.map(({ letter, name, targetMs, normMs }) => ({
    ...{ letter, name },
    targetMinutes: targetMs / minuteMs,
    normMinutes: normMs / minuteMs,
  })),
  classes: wardRules.classes.map(({ id, name, targetMs }) => ({
    ...{ id, name },
    ...(targetMs !== null && { targetMinutes: targetMs / minuteMs }),
  })),
  staff: [...wardRules.staff],
  reasons: [...wardRules.reasons],
  counters: wardRules.counters.map(({ number, services }) => ({
    ...{ number, services: [...services], display: `led${number}` },
  })),
  boards: [{ name: "box-26734", devices: [] }],
  figures: { byPerson: true },
};
