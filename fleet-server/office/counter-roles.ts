import type { Role } from "@motcua/device-profiles";

/** A counter's fields that name a device, and what it may be. */
export const counterRoles = {
  display: ["counter-display"],
  keys: ["call-keypad"],
  rating: ["rating-keypad", "rating-page"],
} as const satisfies Record<string, readonly Role[]>;
