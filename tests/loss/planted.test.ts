import { expect, test } from "vitest";
import { startOffice } from "../harness/office.ts";
import { calledTo, numberFromReception, press } from "../journeys/people.ts";
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

/** One rating, and a power cut as soon as the citizen is thanked: what became of the promise. */
async function brokenAfterThanks(program: { readonly edge?: string }): Promise<readonly string[]> {
  const thanks = watchThanks();
  const office = await startOffice({ tap: thanks.tap, program });
  try {
    const { keys, ratings, printer } = office.peripherals;
    const label = await numberFromReception(office, "A");
    await press(keys[1], "next");
    await calledTo(office, 1, label);
    await press(keys[1], "finish");
    await office.until("the keypad asks", () => ratings[1].device.snapshot().lamp === "open");
    await press(ratings[1], "4");
    await office.until("the citizen is thanked", () => thanks.thankedAt(1).length === 1);
    await office.kill("edge");
    await office.start("edge");
    await settled(office);
    return brokenPromises({ printer: printer.device, thanks, journal: office.journal() });
  } finally {
    await office.stop();
  }
}

test("an edge that thanks before it stores is found out", { timeout: 240_000 }, async () => {
  const planted = plantFault({
    workspace: "edge",
    file: "agent/rating-desk.js",
    right: 'if (window.rate({ score: Number(key) }) === true)\n            keypad.lamp("thanks");',
    wrong:
      'keypad.lamp("thanks");\n        setTimeout(() => window.rate({ score: Number(key) }), 60_000);',
  });
  try {
    const [broken = ""] = await brokenAfterThanks({ edge: planted.main });
    expect(broken).toContain("a rating of 4 at counter 1 was thanked for and is lost");
  } finally {
    planted.remove();
  }
});

test("the edge that ships keeps what it thanks for", { timeout: 240_000 }, async () => {
  expect(await brokenAfterThanks({})).toEqual([]);
});
