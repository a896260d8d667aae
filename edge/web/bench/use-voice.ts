import { useEffect, useRef, useState } from "react";
import type { BenchSentence } from "../../local/bench-state.ts";

/** Plays what the speaker was sent, in order, one at a time, while sound is on. */
export function useVoice(transcript: readonly BenchSentence[] | undefined) {
  const [on, setOn] = useState(true);
  const lastN = useRef<number | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    if (transcript === undefined) return;
    const newest = Math.max(0, ...transcript.map(({ n }) => n));
    // What was spoken before the page opened is history, not a call.
    const heard = lastN.current ?? newest;
    lastN.current = newest;
    if (!on) return;
    for (const { n, url } of transcript) {
      if (n > heard) queue.current = queue.current.then(() => play(url));
    }
  }, [transcript, on]);
  return { on, setOn };
}

/** Resolves at the clip's end, or at once where the browser does not let the page sound yet. */
async function play(url: string): Promise<void> {
  const audio = new Audio(url);
  const ended = new Promise<void>((resolve) => {
    audio.addEventListener("ended", () => resolve());
    audio.addEventListener("error", () => resolve());
  });
  try {
    await audio.play();
    await ended;
  } catch {
    audio.removeAttribute("src");
  }
}
