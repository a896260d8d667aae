import { usePhrases } from "@motcua/device-profiles/look";
import { definitionPhrases } from "../definitions/phrases.ts";
import type { DefinitionId } from "../definitions/vi.ts";
import { HowComputed } from "./how-computed.tsx";

/** One figure with its name and, on demand, how it is computed. */
export function FigureTile({ of, value }: { readonly of: DefinitionId; readonly value: string }) {
  const { name } = usePhrases(definitionPhrases).items[of];
  return (
    <section className="card figure-tile" aria-label={name}>
      <h2>{name}</h2>
      <p>{value}</p>
      <HowComputed of={of} />
    </section>
  );
}
