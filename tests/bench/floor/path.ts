/** One way from a key to a device: what it costs any product that keeps the same promises. */
export type FloorPath = {
  readonly name: string;
  readonly keyPort: number;
  readonly devicePort: number;
  /** How often the board must have something on its disk before the bytes may leave. */
  readonly boardSyncs: number;
  /** The board draws a slip before the bytes may leave. */
  readonly draws?: boolean;
  /** What the device is sent. */
  readonly bytes: number;
};

/** About the size of the product's `ask`, `cmd` and `show`. */
export const messageBytes = 400;
