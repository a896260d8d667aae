import Type, { type Static } from "typebox";

/**
 * The words of the queue as schemas. Everything that travels is made of these, so that a
 * label or a counter number has one definition. A `description` says what to write instead
 * where a value does not fit.
 */

/** An office's code: the letter o and the five digits of its commune (General Statistics Office). */
export const OfficeCode = Type.String({
  pattern: "^o[0-9]{5}$",
  description: "the letter o and the five digits of the commune, such as o26734",
});
export type OfficeCode = Static<typeof OfficeCode>;

/** A board's name is its position in an office, e.g. `box-26734`; MQTT user name and client id. */
export const BoardName = Type.String({
  pattern: "^[a-z0-9-]{3,32}$",
  description: "3 to 32 small letters, digits and hyphens, such as box-26734",
});
export type BoardName = Static<typeof BoardName>;

/** A device on a board: `printer1`, `led3`, `keys3`, `rating3`, `speaker1`. */
export const DeviceName = Type.String({
  pattern: "^[a-z][a-z0-9-]{0,31}$",
  description: "small letters, digits and hyphens, a letter first, such as printer1",
});
export type DeviceName = Static<typeof DeviceName>;

/** Series letters. Đ, I, O, J, W, Z and F are left out: mistaken by ear or for digits. */
export const seriesLetters = "ABCDEGHKLMNPQRSTUVXY";

/** A service's letter, the first character of its labels. */
export const ServiceLetter = Type.String({
  pattern: `^[${seriesLetters}]$`,
  description: `one letter of ${seriesLetters}; others are mistaken by ear or for digits`,
});
export type ServiceLetter = Static<typeof ServiceLetter>;

/** Letter and three digits, `A001` to `A999`; unique in an office's business day. */
export const Label = Type.String({ pattern: `^[${seriesLetters}][0-9]{3}$` });
export type Label = Static<typeof Label>;

/** A class of citizens: `normal`, or the id of a priority group of the office. */
export const ClassId = Type.String({
  pattern: "^[a-z][a-z0-9-]{0,31}$",
  description: "small letters, digits and hyphens, a letter first, such as elderly",
});
export type ClassId = Static<typeof ClassId>;

/** The number over a counter. */
export const CounterNumber = Type.Integer({ minimum: 1, maximum: 99 });
export type CounterNumber = Static<typeof CounterNumber>;

/** The id of a member of staff in `office.yaml`. */
export const StaffId = Type.String({
  pattern: "^[a-z0-9][a-z0-9-]{0,31}$",
  description: "small letters, digits and hyphens, such as ho-tich",
});
export type StaffId = Static<typeof StaffId>;

/**
 * One ticket of one business day: `<day>/<label>`, e.g. `2026-11-24/A042`. The label is unique
 * in the day, so this pair is the whole identity, and a person can read it in a log.
 */
export const TicketId = Type.String({
  pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}/[${seriesLetters}][0-9]{3}$`,
});
export type TicketId = Static<typeof TicketId>;

/** A business day's label: the date in Asia/Ho_Chi_Minh on which it was opened. */
export const BusinessDay = Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
export type BusinessDay = Static<typeof BusinessDay>;

/** One served visit of a ticket: `<ticket>#<n>`; a ticket that is transferred is served again. */
export const VisitId = Type.String({ maxLength: 24 });
export type VisitId = Static<typeof VisitId>;

/** Rating scores: 4 Rất hài lòng · 3 Hài lòng · 2 Bình thường · 1 Không hài lòng. */
export const Score = Type.Integer({ minimum: 1, maximum: 4 });
export type Score = Static<typeof Score>;

/** The id of a reason for dissatisfaction in `office.yaml`, e.g. `waited-long`. */
export const ReasonId = Type.String({
  pattern: "^[a-z][a-z0-9-]{0,31}$",
  description: "small letters, digits and hyphens, a letter first, such as waited-long",
});
export type ReasonId = Static<typeof ReasonId>;

/** Scores from here up count as satisfied (Hài lòng and Rất hài lòng). */
export const satisfiedFrom = 3;

/** Milliseconds, never negative: an age, a remaining time or a duration. */
export const Milliseconds = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** A ULID or another short opaque id made by the sender. */
export const Id = Type.String({ minLength: 1, maxLength: 64 });

/** The same words in both languages, Vietnamese first. */
export const Words = Type.Object({ vi: Type.String(), en: Type.String() });
export type Words = Static<typeof Words>;
