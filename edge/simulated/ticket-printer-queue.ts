export type ByteQueue = {
  readonly size: number;
  /** What does not fit is lost. */
  push(byte: number): void;
  shift(): number | undefined;
  clear(): void;
};

/** First in, first out, without moving what is behind at every byte. */
export function byteQueue(sizeMax: number): ByteQueue {
  let bytes: number[] = [];
  let next = 0;
  return {
    get size() {
      return bytes.length - next;
    },
    push: (byte: number) => {
      if (bytes.length - next < sizeMax) bytes.push(byte);
    },
    shift: (): number | undefined => {
      const byte = bytes[next];
      if (byte === undefined) return undefined;
      next += 1;
      if (next === bytes.length) {
        bytes = [];
        next = 0;
      }
      return byte;
    },
    clear: () => {
      bytes = [];
      next = 0;
    },
  };
}
