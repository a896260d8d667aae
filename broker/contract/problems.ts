import Type, { type Static } from "typebox";
import { type ProblemCode, problems } from "./problem-texts.ts";

/** A refusal on the wire: its code, and the name of the field where one is at fault. */
export const Problem = Type.Object({
  code: Type.Unsafe<ProblemCode>(Type.Enum(Object.keys(problems))),
  field: Type.Optional(Type.String()),
  detail: Type.Optional(Type.String()),
});
export type Problem = Static<typeof Problem>;
