import Type, { type TProperties, type TSchema } from "typebox";

/** A group of fields that takes no others: a misspelt one must not pass in silence. */
export const fields = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** A value, or `null` where there is none. */
export const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

export const text = Type.String({ minLength: 1 });

/** The same words in both languages. */
export const words = fields({ vi: text, en: text });
