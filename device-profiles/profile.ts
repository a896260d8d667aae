import Type, { type Static } from "typebox";
import { fields, text, words } from "./fields.ts";
import { Alarm, Measures } from "./measures.ts";

/**
 * What a model of hardware is and how to speak to it: data that a technician can read. Code
 * lives in `edge`; a profile only names the driver and gives its parameters.
 */

const hexByte = Type.String({
  pattern: "^[0-9a-f]{2}$",
  description: 'a byte as two hexadecimal digits in quotation marks, such as "4e"',
});

const common = {
  /** File name without `.yaml`. */
  id: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{1,47}$" }),
  /** A higher revision applies the set-up of the device again. */
  revision: Type.Integer({ minimum: 1 }),
  products: Type.Array(fields({ vendor: text, model: text, labels: words }), { minItems: 1 }),
  /** The kinds of port that can carry it, the first part of `port:`; `sim` is always allowed. */
  ports: Type.Array(Type.Enum(["serial", "tcp", "usb", "firmata", "i2c", "gpio", "alsa", "page"]), {
    minItems: 1,
  }),
  /**
   * How it gives itself away when it is plugged in; any of these. A profile without it may be
   * anything that its ports carry.
   */
  match: Type.Optional(
    fields({
      /** USB `vendor:product`. */
      usb: Type.Optional(
        Type.Array(
          Type.String({
            pattern: "^[0-9a-f]{4}:[0-9a-f]{4}$",
            description: 'vendor and product, four digits each in quotation marks: "0416:5011"',
          }),
          { minItems: 1 },
        ),
      ),
      /** Part of the name that the system gives its port, such as Arduino. */
      label: Type.Optional(Type.Array(text, { minItems: 1 })),
      /** Addresses that it can have on an I²C bus. */
      i2c: Type.Optional(Type.Array(Type.Integer({ minimum: 3, maximum: 119 }), { minItems: 1 })),
    }),
  ),
  serial: Type.Optional(
    fields({
      baud: Type.Integer({ minimum: 1200, maximum: 921_600 }),
      /** Several devices share the line and are told apart by `address`. */
      shared: Type.Boolean(),
    }),
  ),
  /** Hardware on which this profile has been seen to work; `simulator` alone where none was. */
  triedOn: Type.Array(text, { minItems: 1 }),
  /** What it measures; drives storage, charts and alarms. A board sends no other measure of it. */
  measures: Type.Optional(Measures),
  /** When a person is to be called. The first that holds is the device's alarm. */
  alarms: Type.Optional(Type.Array(Alarm, { maxItems: 16 })),
  /** The faults that the simulated device can show. */
  simulator: fields({ faults: Type.Array(text) }),
};

export const PrinterProfile = fields({
  ...common,
  kind: Type.Literal("ticket-printer"),
  driver: Type.Literal("escpos"),
  capabilities: fields({
    /** Printable dots across the paper; a multiple of 8. */
    widthDots: Type.Integer({ minimum: 256, maximum: 832, multipleOf: 8 }),
    dotsPerMm: Type.Integer({ minimum: 6, maximum: 12 }),
    cutter: Type.Union([Type.Literal("partial"), Type.Literal("full"), Type.Literal("none")]),
    /** What proves that a slip came out: `GS ( H` fn 48, `GS r 1` in the stream, or nothing. */
    proof: Type.Union([
      Type.Literal("process-id"),
      Type.Literal("stream-status"),
      Type.Literal("none"),
    ]),
    /** Real-time status by DLE EOT 1, 2, 4; never proof of a slip. */
    status: Type.Union([Type.Literal("dle-eot"), Type.Literal("none")]),
    /** How the buffer is cleared after a failure: `DLE DC4` fn 8, or not at all. */
    clearBuffer: Type.Union([Type.Literal("dle-dc4"), Type.Literal("none")]),
  }),
});
export type PrinterProfile = Static<typeof PrinterProfile>;

export const AsciiDisplayProfile = fields({
  ...common,
  kind: Type.Literal("counter-display"),
  driver: Type.Literal("led-ascii"),
  capabilities: fields({
    /** At least a label: a letter and three digits. */
    digits: Type.Integer({ minimum: 4, maximum: 16 }),
    /**
     * The frame with `<STX>`-style control names, `{address}` (two decimal digits), `{text}`
     * (padded with spaces to `digits`) and `{checksum}` (two hexadecimal digits over all bytes
     * after the first up to the one before the checksum).
     */
    frame: text,
    checksum: Type.Union([Type.Literal("xor"), Type.Literal("sum"), Type.Literal("none")]),
    /** The byte names with which the display accepts or refuses a frame; absent: it never answers. */
    reply: Type.Optional(
      fields({
        accept: text,
        refuse: text,
        /** Longer than a few frames would hold up every other display on the line. */
        timeoutMs: Type.Integer({ minimum: 10, maximum: 1000 }),
      }),
    ),
  }),
});
export type AsciiDisplayProfile = Static<typeof AsciiDisplayProfile>;

export const SegmentDisplayProfile = fields({
  ...common,
  kind: Type.Literal("counter-display"),
  driver: Type.Literal("ht16k33"),
  capabilities: fields({
    digits: Type.Integer({ minimum: 4, maximum: 8 }),
    /** 7: labels show as far as seven segments can; 14: all letters. */
    segments: Type.Union([Type.Literal(7), Type.Literal(14)]),
    /** 0 to 15, HT16K33 command 0xE0 | brightness. */
    brightness: Type.Integer({ minimum: 0, maximum: 15 }),
  }),
});
export type SegmentDisplayProfile = Static<typeof SegmentDisplayProfile>;

const keypad = {
  ...common,
  kind: Type.Literal("keypad"),
  /** kiosk: keys A–D … · call: next, recall, … and digits · rating: 1 to 4. */
  purpose: Type.Union([Type.Literal("kiosk"), Type.Literal("call"), Type.Literal("rating")]),
};

export const KeypadProfile = fields({
  ...keypad,
  driver: Type.Literal("key-bytes"),
  capabilities: fields({
    /** Byte → key name, e.g. `next`. Bytes that are not listed are noise. */
    press: Type.Record(Type.String({ pattern: "^[0-9a-f]{2}$" }), text, {
      additionalProperties: false,
    }),
    /** Byte that the keypad sends when every key is up; absent: it sends presses only. */
    release: Type.Optional(hexByte),
    /** What stands on each key. */
    labels: Type.Record(Type.String(), words),
    /** Bytes that set the keypad's lamp: take presses, take none, thank; absent: it has no lamp. */
    lamp: Type.Optional(fields({ open: hexByte, closed: hexByte, thanks: hexByte })),
  }),
});
export type KeypadProfile = Static<typeof KeypadProfile>;

/** Keys between the eight lines of a PCF8574 and ground. */
export const ExpanderKeypadProfile = fields({
  ...keypad,
  driver: Type.Literal("pcf8574"),
  capabilities: fields({
    /** Line P0 to P7 → key name. */
    lines: Type.Record(Type.String({ pattern: "^[0-7]$" }), text, {
      additionalProperties: false,
    }),
    labels: Type.Record(Type.String(), words),
  }),
});
export type ExpanderKeypadProfile = Static<typeof ExpanderKeypadProfile>;

/** Keys on GPIO lines; `pins:` of office.yaml says which line each key is on. */
export const GpioKeypadProfile = fields({
  ...keypad,
  driver: Type.Literal("gpio-keys"),
  capabilities: fields({
    keys: Type.Array(text, { minItems: 1, maxItems: 16 }),
    labels: Type.Record(Type.String(), words),
    /** A pressed key pulls its line to ground. */
    activeLow: Type.Boolean(),
    /** It has a lamp on a line of its own, `lamp:` under `pins:`. */
    lamp: Type.Boolean(),
  }),
});
export type GpioKeypadProfile = Static<typeof GpioKeypadProfile>;

/** A keypad on whatever port. */
export type AnyKeypadProfile = KeypadProfile | ExpanderKeypadProfile | GpioKeypadProfile;

/** The amplifier behind the board's speakers: on before each sentence, off after it. */
export const AmplifierProfile = fields({
  ...common,
  kind: Type.Literal("amplifier"),
  driver: Type.Literal("gpio-switch"),
  capabilities: fields({
    /** On while its line is low. */
    activeLow: Type.Boolean(),
    /** What it swallows after being switched on, ms. */
    settleMs: Type.Integer({ minimum: 0, maximum: 5_000 }),
  }),
});
export type AmplifierProfile = Static<typeof AmplifierProfile>;

export const SpeakerProfile = fields({
  ...common,
  kind: Type.Literal("speaker"),
  driver: Type.Literal("voice"),
  capabilities: fields({
    /** Samples a second of what it is sent: 16-bit mono PCM in a WAV. */
    sampleHz: Type.Integer({ minimum: 8_000, maximum: 48_000 }),
  }),
});
export type SpeakerProfile = Static<typeof SpeakerProfile>;

export const TouchPageProfile = fields({
  ...common,
  kind: Type.Literal("touch-page"),
  driver: Type.Literal("page"),
});
export type TouchPageProfile = Static<typeof TouchPageProfile>;

/** A touch screen at a counter on which the citizen rates; it may ask for a reason, too. */
export const RatingPageProfile = fields({
  ...common,
  kind: Type.Literal("rating-page"),
  driver: Type.Literal("rating-page"),
});
export type RatingPageProfile = Static<typeof RatingPageProfile>;

/** The schema of each driver's profiles; a driver has one kind of device. A new one is added here. */
export const profileSchemas = {
  escpos: PrinterProfile,
  "led-ascii": AsciiDisplayProfile,
  ht16k33: SegmentDisplayProfile,
  "key-bytes": KeypadProfile,
  pcf8574: ExpanderKeypadProfile,
  "gpio-keys": GpioKeypadProfile,
  "gpio-switch": AmplifierProfile,
  voice: SpeakerProfile,
  page: TouchPageProfile,
  "rating-page": RatingPageProfile,
} as const;

export type Profile =
  | PrinterProfile
  | AsciiDisplayProfile
  | SegmentDisplayProfile
  | AnyKeypadProfile
  | AmplifierProfile
  | SpeakerProfile
  | TouchPageProfile
  | RatingPageProfile;
