import specs from "@asyncapi/specs";
import { Ajv, type AnySchema, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import { type Office, startOffice } from "../harness/office.ts";
import { readWire, type WireMessage } from "../harness/wire.ts";
import { calledTo, press, takeNumber } from "../journeys/people.ts";
import { patientMs, type Setting } from "../journeys/settings.ts";

type Document = {
  readonly channels: Readonly<
    Record<
      string,
      { readonly address: string; readonly messages: Readonly<Record<string, unknown>> }
    >
  >;
  readonly operations: Readonly<
    Record<
      string,
      {
        readonly action: "send" | "receive";
        readonly channel: { readonly $ref: string };
        readonly bindings: { readonly mqtt: { readonly qos: number; readonly retain: boolean } };
      }
    >
  >;
  readonly components: {
    readonly messages: Readonly<Record<string, { readonly payload: object }>>;
    readonly schemas: Readonly<Record<string, object>>;
  };
};

/** What passes between a board and its broker is what the served description says. */
export function asyncApiHolds({ name, options }: Setting): void {
  describe(`the AsyncAPI description ${name}`, { timeout: patientMs }, () => {
    let office: Office;
    let document: Document;
    const passed: WireMessage[] = [];

    beforeAll(async () => {
      office = await startOffice({ ...options, cable: true });
      document = (await office.get<Document>("/asyncapi.json")).body;
      office.network.watch(readWire((message) => passed.push(message)));
      // Born again before the eyes of the test: birth, configuration and picture pass too.
      await office.network.cut();
      await office.network.mend();
      await office.ready();
      await takeNumber(office, "A");
      await press(office.peripherals.keys[1], "next");
      await calledTo(office, 1, "A001");
      await office.until("each of these has passed", () =>
        [
          "ask",
          "answer",
          "cmd",
          "log",
          "ack",
          "show",
          "res",
          "beat",
          "want",
          "have",
          "state",
          "tele",
        ].every((kind) => passed.some(({ topic }) => topic.endsWith(`/${kind}`))),
      );
      return () => office.stop();
    }, patientMs);

    test("is a valid AsyncAPI 3.0 document", () => {
      const validator = ajv();
      const valid = validator.validate(specs.schemasWithoutId["3.0.0"] as AnySchema, document);
      expect(validator.errors ?? []).toEqual([]);
      expect(valid).toBe(true);
    });

    test("holds for every message of a visit", () => {
      const channels = channelsOf(document);
      expect(passed.length).toBeGreaterThan(12);
      for (const message of passed) {
        const channel = channels.find(({ address }) => address.test(message.topic));
        if (channel === undefined) throw new Error(`${message.topic} is not described`);
        expect(channel.check(message.payload), `${message.topic}: ${channel.why()}`).toBe(true);
        // A board also hears its own state, as the broker keeps it.
        if (channel.kind !== "state") expect(message.from, message.topic).toBe(channel.sentBy);
        // A broker hands a retained message on as such only to who subscribes later.
        if (message.from === "board") {
          const { qos, retain } = message;
          expect(channel.mqtt, message.topic).toMatchObject({ qos, retain });
        }
      }
    });

    test("refuses what is not of the contract", () => {
      const ask = channelsOf(document).find(({ kind }) => kind === "ask");
      const [sound] = passed.filter(({ topic }) => topic.endsWith("/up/ask"));
      const wrong = { ...(sound?.payload as object), sid: 7 };
      expect(ask?.check(sound?.payload)).toBe(true);
      expect(ask?.check(wrong)).toBe(false);
    });
  });
}

function ajv(): Ajv {
  const made = new Ajv({ strict: false, allErrors: false, logger: false });
  addFormats.default(made);
  return made;
}

function channelsOf({ channels, operations, components }: Document) {
  return Object.entries(channels).map(([kind, { address }]) => {
    const operation = Object.values(operations).find(
      ({ channel }) => channel.$ref === `#/channels/${kind}`,
    );
    const payload = components.messages[kind]?.payload;
    if (operation === undefined || payload === undefined) throw new Error(`${kind} is half there`);
    const check: ValidateFunction = ajv().compile({ ...payload, components });
    return {
      kind,
      address: new RegExp(`^${address.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
      sentBy: operation.action === "send" ? "board" : "broker",
      mqtt: operation.bindings.mqtt,
      check,
      why: () => JSON.stringify(check.errors),
    } as const;
  });
}
