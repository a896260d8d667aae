/** What a model prints, shows, says or takes, as its own driver makes it. */
export type Specimen = {
  /** In words, a line each; the same on every machine. */
  readonly told: readonly string[];
  /** What it looks like; a slip's dots, or a drawing. */
  readonly picture?: { readonly type: "png" | "svg"; readonly bytes: Uint8Array };
};
