import { usePhrases } from "@motcua/device-profiles/look";
import { leaderPhrases } from "./phrases.ts";

type Props = { readonly name: string; readonly value: string; readonly how: string };

/** One figure with its name and, on demand, how it is computed. */
export function FigureTile({ name, value, how }: Props) {
  return (
    <section className="card figure-tile" aria-label={name}>
      <h2>{name}</h2>
      <p>{value}</p>
      <HowComputed how={how} />
    </section>
  );
}

/** "Cách tính": closed until somebody asks. */
export function HowComputed({ how }: { readonly how: string }) {
  const words = usePhrases(leaderPhrases);
  return (
    <details className="how">
      <summary>{words.how}</summary>
      {how}
    </details>
  );
}
