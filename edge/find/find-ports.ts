/** Where to look; a test puts a tree of its own in their place. */
export type FindPorts = {
  /** `/dev`. */
  readonly dev: string;
  /** `/sys`. */
  readonly sys: string;
  /** `/proc`. */
  readonly proc: string;
  /** Addresses that answer on an I²C bus; none where the machine cannot ask. */
  readonly probeI2c: (bus: number) => Promise<readonly number[]>;
};

/** Something that was found, before it is known what could use it. */
export type Found = {
  readonly port: string;
  readonly label: string;
  /** No device of ours hangs on it: it is shown, so that a person knows that it was seen. */
  readonly unused?: true;
  /** USB `vendor:product`. */
  readonly usb?: string;
  readonly addresses?: readonly number[];
  /** Files that are the same thing under other names, all links resolved. */
  readonly realPath?: string;
};
