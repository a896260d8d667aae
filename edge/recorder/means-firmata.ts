import { joinWords, type Meaning, type Piece } from "./meaning.ts";

type Said = NonNullable<Meaning>;

const startSysex = 0xf0;
const endSysex = 0xf7;
const reportVersion = 0xf9;

/** Sysex messages of Firmata 2.6 that a board and its box exchange. */
const sysexes: Readonly<Record<number, Said>> = {
  105: { vi: "hỏi chân analog", en: "asks for the analog pins" },
  106: { vi: "chân analog", en: "the analog pins" },
  107: { vi: "hỏi khả năng của hộp", en: "asks what the box can do" },
  108: { vi: "khả năng của hộp", en: "what the box can do" },
  120: { vi: "bật I²C", en: "switch I²C on" },
  121: { vi: "tên chương trình của hộp", en: "the box's firmware" },
};
const stringData = 0x71;
const i2cRequest = 0x76;
const i2cReply = 0x77;
const readMode = 0x18;

/** Firmata to and from an I/O box, and the I²C writes of an HT16K33 inside. */
export function firmataMeans({ direction, bytes }: Piece): Meaning {
  const said: Said[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === reportVersion) {
      said.push(
        direction === "out"
          ? { vi: "hỏi hộp còn đó không", en: "asks whether the box is there" }
          : { vi: "hộp trả lời", en: "the box answers" },
      );
      at += direction === "out" ? 0 : 2;
    } else if (bytes[at] === startSysex) {
      const end = bytes.indexOf(endSysex, at);
      const body = bytes.subarray(at + 1, end < 0 ? bytes.length : end);
      const one = sysexMeans(body);
      if (one !== undefined) said.push(one);
      at += body.length + 1;
    }
  }
  return joinWords(said);
}

function sysexMeans(body: Uint8Array): Said | undefined {
  const [kind = 0, address = 0, mode = 0] = body;
  if (kind === stringData) {
    const text = String.fromCharCode(...paired(body.subarray(1)));
    return { vi: `hộp báo: ${text}`, en: `the box says: ${text}` };
  }
  const at = (chip: number) => `0x${chip.toString(16)}`;
  if (kind === i2cReply) {
    const [chip = 0, , ...data] = paired(body.subarray(1));
    return {
      vi: `chip ${at(chip)} đọc được ${hex(data)}`,
      en: `chip ${at(chip)} holds ${hex(data)}`,
    };
  }
  if (kind !== i2cRequest) return sysexes[kind];
  if ((mode & readMode) !== 0)
    return { vi: `đọc chip ${at(address)}`, en: `read chip ${at(address)}` };
  const said = chipMeans(paired(body.subarray(3)));
  return { vi: `chip ${at(address)}: ${said.vi}`, en: `chip ${at(address)}: ${said.en}` };
}

/** One I²C write to an HT16K33 (Holtek data sheet v1.10, "Command Summary"). */
export function chipMeans(bytes: readonly number[]): Said {
  const [command = 0, ...data] = bytes;
  switch (command & 0xf0) {
    case 0x00:
      return { vi: `các đoạn sáng ${hex(data)}`, en: `lit segments ${hex(data)}` };
    case 0x20:
      return { vi: "bật dao động", en: "oscillator on" };
    case 0x80:
      return { vi: "bật hiển thị", en: "display on" };
    case 0xe0:
      return { vi: `độ sáng ${command & 15}`, en: `brightness ${command & 15}` };
    default:
      return { vi: hex(bytes), en: hex(bytes) };
  }
}

/** Firmata sends each byte as two of seven bits, low half first. */
function paired(halves: Uint8Array): number[] {
  const bytes: number[] = [];
  for (let at = 0; at + 1 < halves.length; at += 2) {
    bytes.push((halves[at] ?? 0) | ((halves[at + 1] ?? 0) << 7));
  }
  return bytes;
}

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
}
