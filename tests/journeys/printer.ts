import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { kioskState } from "../harness/board-mode.ts";
import { type ForeignPrinter, foreignPrinter } from "../harness/foreign-printer.ts";
import { type Office, startOffice } from "../harness/office.ts";
import { papersAt, press, takeNumber, ticketOf } from "./people.ts";
import { patientMs, type Setting } from "./settings.ts";

/** What goes wrong with paper and cable, and what the citizen and the staff then have. */
export function printer({ name, options }: Setting): void {
  describe(`the printer ${name}`, { timeout: patientMs }, () => {
    let office: Office;
    let foreign: ForeignPrinter;

    beforeAll(async () => {
      office = await startOffice(options);
      foreign = await foreignPrinter(options.lines ?? "tcp", office.dataDir);
      return async () => {
        await office.stop();
        await foreign.stop();
      };
    }, patientMs);

    const wholeLabels = () =>
      papersAt(office.peripherals.printer).flatMap(({ whole, label, reprint }) =>
        whole ? [reprint ? `${label} IN LẠI` : label] : [],
      );
    const printerIs = (state: string, code?: string) =>
      office.until(`the printer is ${code ?? state}`, async () => {
        const devices = (await office.hall()).boards.flatMap((board) => board.devices);
        const health = devices.find((device) => device.name === "printer1")?.health;
        return health?.state === state && health.code === code;
      });

    test("paper ends at 60 % of a ticket: the number stays on the screen, nothing comes late", async () => {
      const { device } = office.peripherals.printer;
      await takeNumber(office, "A");
      const [model] = device.slips();
      device.endPaperAfter(Math.floor((model?.heightDots ?? 0) * 0.6));
      const torn = await takeNumber(office, "A");
      expect(torn).toMatchObject({ label: "A002", slip: "paperless", fault: "paper-out" });
      const { missingSlips } = await kioskState(office.edgeUrl);
      expect(missingSlips, "the screen does not ask to take it").toContain(torn.ticket);
      await printerIs("down", "paper-out");

      device.setFault("paper-out", false);
      await printerIs("ok");
      expect(wholeLabels()).toEqual(["A001"]);
      await office.post("/v1/tickets/A002/reprint");
      await office.until("it is printed again", () => wholeLabels().length === 2);
      expect((await takeNumber(office, "A")).label).toBe("A003");
      expect(wholeLabels()).toEqual(["A001", "A002 IN LẠI", "A003"]);
    });

    test("unplugged and back: numbers without paper meanwhile, none of them printed late", async () => {
      await office.peripherals.printer.unplug();
      await office.until("the printer is missing", async () => {
        const devices = (await office.hall()).boards.flatMap((board) => board.devices);
        return devices.some(({ name, health }) => name === "printer1" && health.state === "down");
      });
      expect(await takeNumber(office, "B")).toMatchObject({ label: "B001", slip: "paperless" });
      await office.peripherals.printer.plug();
      await printerIs("ok");
      expect(await takeNumber(office, "B")).toMatchObject({ label: "B002", slip: "printed" });
      expect(wholeLabels().slice(3)).toEqual(["B002"]);
    });

    test("unplugged in the middle of a slip: its number waits, the next slip is whole", async () => {
      const { device, unplug, plug } = office.peripherals.printer;
      const before = device.slips().length;
      await press(office.peripherals.kiosk, "C");
      await office.until("C001 is half printed", () => {
        const hanging = device.slips()[before];
        return hanging !== undefined && hanging.heightDots > 200;
      });
      await unplug();
      await office.until("C001 waits", async () => {
        return (await ticketOf(office, "C001")).state === "waiting";
      });
      expect((await ticketOf(office, "C001")).slip).toMatch(/paperless|unproved/);
      await plug();
      await printerIs("ok");
      expect(await takeNumber(office, "C")).toMatchObject({ label: "C002", slip: "printed" });
      expect(wholeLabels().slice(4)).toEqual(["C002"]);
    });

    test("one line of office.yaml changed, and a foreign printer prints after a restart", async () => {
      const before = readFileSync(office.documentPath, "utf8");
      const after = before.replace(/^( +profile: escpos-80mm\n +port: ).*$/m, `$1${foreign.port}`);
      expect(linesThatDiffer(before, after)).toBe(1);
      writeFileSync(office.documentPath, after);
      const old = wholeLabels();
      for (const which of ["server", "edge"] as const) {
        expect(await office.kill(which, "SIGTERM")).toEqual({ code: 0, signal: null });
        await office.start(which);
      }
      await office.ready();
      expect(await takeNumber(office, "D")).toMatchObject({ label: "D001", slip: "printed" });
      expect(papersAt(foreign)).toMatchObject([{ label: "D001", whole: true }]);
      expect(wholeLabels()).toEqual(old);
    });
  });
}

function linesThatDiffer(a: string, b: string): number {
  const lines = b.split("\n");
  return a.split("\n").filter((line, index) => line !== lines[index]).length;
}
