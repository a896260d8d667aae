import { expect, test } from "vitest";
import { startOffice } from "../harness/office.ts";
import { brokenPromises } from "./oracle.ts";
import { plantFault } from "./planted-program.ts";
import { settled } from "./run.ts";
import { watchThanks } from "./thanks.ts";

/** Shows that the oracle can fail: a server that answers first and stores a moment later. */
test("a server that answers before it commits is found out", { timeout: 240_000 }, async () => {
  const planted = plantFault({
    workspace: "fleet-server",
    file: "queue/live-hall.js",
    right:
      "const refused = this.commit(batch.events);\n            if (refused === undefined)\n                this.tell(batch);",
    wrong:
      "let refused;\n            this.hall = this.draft;\n            this.tell(batch);\n            setTimeout(() => this.commit(batch.events), 400);\n            if (refused === undefined) {}",
  });
  const thanks = watchThanks();
  const office = await startOffice({
    tap: thanks.tap,
    program: { server: planted.main },
  });
  try {
    await office.kill("server");
    await office.start("server", { CRASH_AT: "before-commit:1" });
    await office.ready();
    await office.peripherals.kiosk.device.press("A");
    await office.exited("server");
    await office.until("the slip is on paper", () =>
      office.peripherals.printer.device.slips().some(({ cut }) => cut),
    );
    await office.start("server");
    await settled(office);
    const { device: printer } = office.peripherals.printer;
    const broken = brokenPromises({ printer, thanks, journal: office.journal() });
    expect(broken).toContain("A001 is on paper and the journal does not know it");
  } finally {
    await office.stop();
    planted.remove();
  }
});

/** 60 % of a slip of about 680 rows. */
const rowsOfPaperLeft = 400;

test("an edge that takes DLE EOT for proof is found out when the paper ends", {
  timeout: 240_000,
}, async () => {
  const planted = plantFault({
    workspace: "edge",
    file: "devices/print-slip.js",
    right: "await expected.wait(proofWaitMs(parts, ports));",
    // The question waits on the wire behind the slip, so it is asked until it is answered.
    wrong:
      'for (let tries = 0; tries < 9; tries++) if ((await ports.talk.status()) !== undefined) return { result: "printed", proof: "process-id", remains: "clean" };',
  });
  const thanks = watchThanks();
  const office = await startOffice({ tap: thanks.tap, program: { edge: planted.main } });
  try {
    const { device: printer } = office.peripherals.printer;
    printer.endPaperAfter(rowsOfPaperLeft);
    await office.peripherals.kiosk.device.press("A");
    await office.until("the ticket waits", async () =>
      (await office.tickets()).some(({ state }) => state === "waiting"),
    );
    const broken = brokenPromises({ printer, thanks, journal: office.journal() });
    expect(broken).toEqual(["A001 counts as printed and is not whole on paper"]);
  } finally {
    await office.stop();
    planted.remove();
  }
});

test("the edge that ships never calls such a slip printed", { timeout: 240_000 }, async () => {
  const thanks = watchThanks();
  const office = await startOffice({ tap: thanks.tap });
  try {
    const { device: printer } = office.peripherals.printer;
    printer.endPaperAfter(rowsOfPaperLeft);
    await office.peripherals.kiosk.device.press("A");
    await office.until("the ticket waits without paper", async () =>
      (await office.tickets()).some(
        ({ state, slip }) => state === "waiting" && slip === "paperless",
      ),
    );
    expect(brokenPromises({ printer, thanks, journal: office.journal() })).toEqual([]);
  } finally {
    await office.stop();
  }
});
