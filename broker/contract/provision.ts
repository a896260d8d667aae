import { fields } from "@motcua/device-profiles/fields";
import Type, { type Static } from "typebox";
import { BoardName, OfficeCode } from "./vocabulary.ts";
import { BoardConfig } from "./want.ts";

/** With what a board connects: who it is, where the broker is, and its secret. */
export const Credential = Type.Object({
  office: OfficeCode,
  board: BoardName,
  url: Type.String({ pattern: "^mqtts?://" }),
  secret: Type.String({ minLength: 16, maxLength: 128 }),
});
export type Credential = Static<typeof Credential>;

/**
 * 32 random bytes that a machine made and keeps: who has the same key is the same machine, and may
 * ask again for an answer that it lost.
 */
const HardwareKey = Type.String({ pattern: "^[A-Za-z0-9_-]{43}$" });

const named = {
  serial: Type.String({ minLength: 1, maxLength: 64 }),
  model: Type.String({ minLength: 1, maxLength: 64 }),
};

/** The machine that stands at a position, as it says itself. */
export const Hardware = fields({ ...named, key: Type.Optional(HardwareKey) });
export type Hardware = Static<typeof Hardware>;

/** `POST /v1/provision`: a new board hands in its claim code. */
export const ProvisionRequest = fields({
  board: BoardName,
  code: Type.String({ minLength: 1, maxLength: 32 }),
  hardware: Hardware,
});
export type ProvisionRequest = Static<typeof ProvisionRequest>;

/** What a board needs for its whole life at a position; the secret is told this once. */
export const Provisioned = Type.Object({
  credential: Credential,
  want: Type.Object({ rev: Type.Integer({ minimum: 1 }), config: BoardConfig }),
});
export type Provisioned = Static<typeof Provisioned>;

/** `POST /v1/provision/waiting`: a new board without a code says that it is there. */
export const WaitingRequest = fields({ hardware: fields({ ...named, key: HardwareKey }) });

/** The number that the board shows, or the position that a person has given it meanwhile. */
export const WaitingAnswer = Type.Union([
  Type.Object({ state: Type.Literal("waiting"), number: Type.String({ pattern: "^[0-9]{8}$" }) }),
  Type.Object({ state: Type.Literal("given"), ...Provisioned.properties }),
]);
export type WaitingAnswer = Static<typeof WaitingAnswer>;
export type WaitingRequest = Static<typeof WaitingRequest>;
