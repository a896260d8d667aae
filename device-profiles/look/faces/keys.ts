/** One key of a keypad: what its press is called, and what stands on it. */
export type Key = {
  readonly key: string;
  readonly label: { readonly vi: string; readonly en: string };
};

/** What every keypad's face is given. */
export type KeypadProps = {
  readonly keys: readonly Key[];
  /** False: the cable is pulled, and pressing does nothing that anyone hears. */
  readonly alive: boolean;
  readonly onPress: (key: string) => void;
};
