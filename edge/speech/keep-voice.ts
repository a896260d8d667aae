import { mendVoice, type Voice } from "./voice.ts";

/** A voice pack that a person may install again while the board runs. */
export interface KeptVoice {
  /** As it was last looked at. */
  readonly now: Voice;
  /** Looks again for what is absent. */
  refresh(): Voice;
  onChange(listener: () => void): void;
}

export function keepVoice(loaded: Voice): KeptVoice {
  const listeners: (() => void)[] = [];
  let voice = loaded;
  return {
    get now() {
      return voice;
    },
    refresh: () => {
      const before = voice;
      voice = mendVoice(voice);
      if (voice !== before) for (const listener of listeners) listener();
      return voice;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
