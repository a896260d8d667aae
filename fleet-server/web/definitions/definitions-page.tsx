import "./definitions.css";
import { usePhrases } from "@motcua/device-profiles/look";
import { useEffect } from "react";
import { ConsolePage } from "../console/frame.tsx";
import { definitionPhrases } from "./phrases.ts";

/** What each figure means; a figure's "Cách tính" leads to its place here. */
export function DefinitionsPage() {
  const words = usePhrases(definitionPhrases);
  return (
    <ConsolePage title={words.title} early={<Items />}>
      {() => <Items />}
    </ConsolePage>
  );
}

function Items() {
  const words = usePhrases(definitionPhrases);
  useEffect(() => {
    // The place is drawn after the browser looked for it: it is asked to look again.
    if (location.hash !== "") location.replace(location.hash);
  }, []);
  return (
    <article className="definitions">
      <p>{words.intro}</p>
      {Object.entries(words.items).map(([id, { name, how, more }]) => (
        <section key={id} id={id} className="card">
          <h2>{name}</h2>
          <p className="definition-how">{how}</p>
          <p>{more}</p>
        </section>
      ))}
      <p>
        <a href="/leader">{words.toFigures}</a>
      </p>
    </article>
  );
}
