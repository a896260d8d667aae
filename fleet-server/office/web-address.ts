import Type from "typebox";

/** Where the office's document names a server of somebody else's. */
export const WebAddress = Type.String({
  pattern: "^https?://[^\\s/]+(/\\S*)?$",
  description: "an address that begins with https:// or http://",
});
