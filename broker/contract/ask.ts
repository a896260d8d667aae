import Type, { type Static } from "typebox";
import { message } from "./message.ts";
import { ClassId, CounterNumber, DeviceName, ServiceLetter } from "./vocabulary.ts";

const counter = { counter: CounterNumber };

/** What a board may ask of the server. Each is answered, and lives no longer than 5 s. */
export const Request = Type.Union([
  Type.Object({
    name: Type.Literal("issue"),
    service: ServiceLetter,
    class: ClassId,
    /** The device that was pressed or touched. */
    device: DeviceName,
  }),
  Type.Object({ name: Type.Literal("call-next"), ...counter }),
  Type.Object({ name: Type.Literal("recall"), ...counter }),
  Type.Object({ name: Type.Literal("no-show"), ...counter }),
  Type.Object({ name: Type.Literal("finish"), ...counter }),
  Type.Object({ name: Type.Literal("undo-call"), ...counter }),
  Type.Object({ name: Type.Literal("transfer"), ...counter, service: ServiceLetter }),
  Type.Object({
    name: Type.Literal("login"),
    ...counter,
    code: Type.String({ pattern: "^[0-9]{2,6}$" }),
  }),
  Type.Object({ name: Type.Literal("logout"), ...counter }),
]);
export type Request = Static<typeof Request>;

/** An ask is repeated with the same id at these times after the press, ms. */
export const askRepeatsMs = [1_000, 3_000] as const;

/** After this time without an answer the board gives up, ms; the server refuses older asks. */
export const askLifeMs = 5_000;

export const ask = message({
  kind: "ask",
  qos: 0,
  retain: false,
  bytesMax: 1024,
  meaning: "A request that wants an answer now. Never stored, never queued while the link is down.",
  body: Type.Object({
    /** Id of the press: equal in each repeat of the ask. */
    ask: Type.String({ minLength: 1, maxLength: 64 }),
    /** Age of the press when this copy was sent, ms. */
    ageMs: Type.Integer({ minimum: 0, maximum: 60_000 }),
    request: Request,
  }),
  example: {
    ask: "01JDEMO0000000000000000001",
    ageMs: 0,
    request: { name: "issue", service: "C", class: "normal", device: "touch1" },
  },
});
