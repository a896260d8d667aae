import { Speaker, usePhrases } from "@motcua/device-profiles/look";
import type { DeviceOf } from "./bench-state.ts";
import { FaultsMenu } from "./faults-menu.tsx";
import { benchPhrases } from "./phrases.ts";

/** The call speaker on the wall, with the sentence that it says or said last. */
export function SpeakerCorner({ speaker }: { readonly speaker: DeviceOf<"speaker"> }) {
  const words = usePhrases(benchPhrases);
  const said = speaker.playing ?? speaker.transcript.at(-1)?.text;
  return (
    <section className="speaker-corner" aria-label={words.speaker}>
      <Speaker playing={speaker.playing !== null} />
      <p
        className="speaker-says"
        data-playing={speaker.playing !== null}
        aria-live="assertive"
        lang={said === undefined ? undefined : "vi"}
      >
        {said ?? words.silence}
      </p>
      <FaultsMenu device={speaker} />
    </section>
  );
}
