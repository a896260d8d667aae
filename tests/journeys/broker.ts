import { beforeAll, describe, expect, test } from "vitest";
import { boardMode } from "../harness/board-mode.ts";
import { type Office, startOffice } from "../harness/office.ts";
import { readWire } from "../harness/wire.ts";
import {
  calledTo,
  counterOf,
  heard,
  numberFromReception,
  papersAt,
  press,
  provedTo,
  said,
  takeNumber,
  ticketOf,
} from "./people.ts";
import { patientMs, type Setting } from "./settings.ts";

/** What a break between board and server leaves undone, and what it must not do later. */
export function broker({ name, options }: Setting): void {
  describe(`a break of the line ${name}`, { timeout: patientMs }, () => {
    let office: Office;
    /** When the board asked for something, ms: each copy of a press. */
    const asks: number[] = [];

    beforeAll(async () => {
      office = await startOffice({ ...options, cable: true });
      office.network.watch(
        readWire(({ topic }) => topic.endsWith("/up/ask") && asks.push(performance.now())),
      );
      return () => office.stop();
    }, patientMs);

    /** With the broker inside the server both go at once. */
    const brokerDies = async () => {
      await (office.mosquitto?.kill() ?? office.kill("server"));
    };
    const brokerReturns = async () => {
      await (office.mosquitto?.start() ?? office.start("server"));
      await office.ready();
    };
    const boardIsAlone = () =>
      office.until("the board knows that it is alone", async () => {
        return (await boardMode(office.edgeUrl)) === "server-away";
      });
    const since = (mark: number) =>
      office
        .journal()
        .slice(mark)
        .map((event) => ("label" in event ? `${event.kind} ${event.label}` : event.kind));

    test("presses made while the broker is away do nothing when it returns", async () => {
      const { keys, kiosk, printer } = office.peripherals;
      await numberFromReception(office, "A");
      await numberFromReception(office, "A");
      const mark = office.journal().length;
      await brokerDies();
      await boardIsAlone();
      await press(kiosk, "B");
      await press(keys[1], "next", "finish", "recall");
      await press(keys[3], "next");
      await brokerReturns();

      await press(keys[1], "next");
      await calledTo(office, 1, "A001");
      await heard(office, "A không không một đến quầy số một");
      expect(since(mark)).toEqual(["ticket-called"]);
      expect(said(office)).toHaveLength(1);
      expect(printer.device.slips()).toEqual([]);
    });

    test("a call made during a long break is shown, and not spoken as if it were new", async () => {
      const { displays, keys } = office.peripherals;
      await numberFromReception(office, "B");
      await office.network.cut();
      await boardIsAlone();
      await office.act(2, "call-next");
      await office.until(
        "nobody takes the display for current",
        () => displays[1].lit() === "----",
      );
      await office.until(
        "the call is older than 20 s",
        async () => ((await counterOf(office, 2)).current?.calledForMs ?? 0) > 20_500,
      );
      await office.network.mend();
      await calledTo(office, 2, "B001");
      await provedTo(office, 2, { led2: "shown", speaker1: "skipped" });
      await calledTo(office, 1, "A001");
      await press(keys[1], "finish");
      await office.until("counter 1 is free", async () => {
        return (await counterOf(office, 1)).current === null;
      });
      await press(keys[1], "next");
      await heard(office, "A không không hai");
      expect(said(office)).toHaveLength(2);
    });

    test("an answer that comes late: the same press, one number, one slip", async () => {
      office.network.holdAnswers();
      asks.length = 0;
      await press(office.peripherals.kiosk, "C");
      // The board asks again after 1 s and after 3 s, and gives up after 5 s.
      await office.until("it has asked again", () => asks.length > 1);
      office.network.releaseAnswers();
      await office.until("C001 is on paper", async () => {
        return (await ticketOf(office, "C001")).slip === "printed";
      });
      expect(papersAt(office.peripherals.printer)).toMatchObject([{ label: "C001", whole: true }]);
      expect(since(0).filter((kind) => kind.startsWith("ticket-issued C"))).toHaveLength(1);
    });

    test("an answer that never comes: the number is dead, and no paper carries it", async () => {
      office.network.holdAnswers();
      asks.length = 0;
      await press(office.peripherals.kiosk, "C");
      await office.until("the board has given up", () => {
        const [askedMs = performance.now()] = asks;
        return performance.now() - askedMs > 5_500;
      });
      await office.network.cut();
      office.network.releaseAnswers();
      await office.network.mend();
      await office.until("C002 is void", async () => {
        return (await ticketOf(office, "C002")).state === "void";
      });
      expect((await takeNumber(office, "C")).label).toBe("C003");
      const labels = papersAt(office.peripherals.printer).map(({ label }) => label);
      expect(labels).toEqual(["C001", "C003"]);
    });

    test("a rating pressed while the server is dead reaches the journal", async () => {
      const { keys, ratings } = office.peripherals;
      const lamp = () => ratings[1].device.snapshot().lamp;
      await press(keys[1], "finish");
      await office.until("the rating keypad opens", () => lamp() === "open");
      await office.kill("server");
      await press(ratings[1], "3");
      await office.until("the press is thanked for", () => lamp() === "thanks");
      await office.start("server");
      // A broker of its own hides the server's death from the board, which repeats after 15 s.
      const rated = await office.until("the rating is in the journal", () =>
        office.journal().find(({ kind }) => kind === "visit-rated"),
      );
      const { ticket } = await ticketOf(office, "A002");
      expect(rated).toMatchObject({
        ticket,
        counter: 1,
        person: "ho-tich",
        service: "A",
        score: 3,
      });
    });
  });
}
