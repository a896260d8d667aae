import { type CounterNumber, ServiceLetter, StaffId } from "@motcua/broker/contract";
import Type, { type Static } from "typebox";
import type { Act } from "../queue/commands.ts";

const strict = { additionalProperties: false } as const;

/** What the counter page can do; the same acts as the keypad's keys. */
export const StaffAct = Type.Union([
  Type.Object({ name: Type.Literal("call-next") }, strict),
  Type.Object({ name: Type.Literal("recall") }, strict),
  Type.Object({ name: Type.Literal("no-show") }, strict),
  Type.Object({ name: Type.Literal("finish") }, strict),
  Type.Object({ name: Type.Literal("undo-call") }, strict),
  Type.Object({ name: Type.Literal("transfer"), service: ServiceLetter }, strict),
  Type.Object({ name: Type.Literal("login"), person: StaffId }, strict),
  Type.Object({ name: Type.Literal("logout") }, strict),
]);
export type StaffAct = Static<typeof StaffAct>;

/** The queue's act for a staff page's act at a counter. */
export function actAt(counter: CounterNumber, act: StaffAct): Act {
  return { ...act, counter };
}
