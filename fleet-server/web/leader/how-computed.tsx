import { usePhrases } from "@motcua/device-profiles/look";
import { definitionPhrases } from "../definitions/phrases.ts";
import type { DefinitionId } from "../definitions/vi.ts";
import { leaderPhrases } from "./phrases.ts";

/** "Cách tính": one sentence when somebody asks, and the way to the whole definition. */
export function HowComputed({ of }: { readonly of: DefinitionId }) {
  const words = usePhrases(leaderPhrases);
  const { how, name } = usePhrases(definitionPhrases).items[of];
  return (
    <details className="how">
      <summary aria-label={`${words.how}: ${name}`}>{words.how}</summary>
      <p>
        {how} <a href={`/definitions#${of}`}>{words.fullDefinition}</a>
      </p>
    </details>
  );
}
