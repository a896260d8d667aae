import type { Health } from "@motcua/broker/contract";

/** A device's health and those who want to know of its changes. */
export interface HealthKeeper {
  now(): Health;
  /** Tells the listeners only what is new. */
  set(health: Health): void;
  on(listener: (health: Health) => void): void;
}

/** Begins as `unknown`: nothing has been heard of the device yet. */
export function healthKeeper(): HealthKeeper {
  const listeners: ((health: Health) => void)[] = [];
  let now: Health = { state: "unknown" };
  return {
    now: () => now,
    set: (health) => {
      if (health.state === now.state && health.code === now.code) return;
      now = health;
      for (const listener of listeners) listener(health);
    },
    on: (listener) => void listeners.push(listener),
  };
}
