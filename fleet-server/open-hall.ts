import { join } from "node:path";
import { openStore, type Store } from "@motcua/broker/log";
import { nextEpoch } from "./boards/epoch.ts";
import { type Forwarding, startForwarding } from "./forwarding/forwarding.ts";
import { openSigningKeys } from "./forwarding/signing-keys.ts";
import type { OfficeFile } from "./office/office-file.ts";
import { openOffice } from "./office/open-office.ts";
import { rulesOf } from "./office/rules-of.ts";
import type { Opened } from "./opened.ts";
import type { Ports } from "./ports.ts";
import type { HallRunner } from "./queue/hall-runner.ts";
import { openJournal } from "./queue/journal.ts";
import { openRunner } from "./queue/runner.ts";
import { figures } from "./satisfaction/figures.ts";
import { inStep } from "./satisfaction/in-step.ts";
import { openFiguresProjection } from "./satisfaction/projection.ts";
import type { Settings } from "./settings.ts";

/** An office as it stands on the disk, ready to be opened to boards and pages. */
export type OpenHall = {
  readonly store: Store;
  readonly office: OfficeFile;
  readonly runner: HallRunner;
  readonly forwarding: Forwarding;
  readonly epoch: number;
};

/**
 * Opens store, office document, journal and what is made of it. Throws a StoreFault or an
 * OfficeFault, which a person must see to; what is open by then is in `opened`.
 */
export function openHall(
  settings: Settings,
  ports: Ports,
  { link, opened }: { readonly link: (token: string) => string; readonly opened: Opened },
): OpenHall {
  const { clock, chance, logger } = ports;
  const store = openStore(join(settings.dataDir, "office.db"));
  opened.keep({ stop: () => void store.close() });
  const officeFile = settings.officeFile ?? join(settings.dataDir, "office.yaml");
  const office = openOffice(officeFile, store, logger);
  const tables = openFiguresProjection({ store, journal: openJournal(store, chance) });
  const forwarding = startForwarding({
    ...ports,
    store,
    office: office.office.office.code,
    settings: office.office.forwarding,
    keys: openSigningKeys(settings.dataDir),
    figures: (day) => figures(store, day),
  });
  opened.keep(forwarding);
  const runner = openRunner({
    store,
    chance,
    clock,
    rules: rulesOf(office.office),
    crash: ports.crash,
    link,
    projections: [inStep([tables, forwarding])],
    onFatal: ports.onFatal,
  });
  opened.keep(runner);
  return { store, office, runner, forwarding, epoch: nextEpoch(store) };
}
