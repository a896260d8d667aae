import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { useHall } from "../console/hall-context.tsx";
import { homePhrases } from "./phrases.ts";

/** Says that the latest edit of office.yaml is refused, where and what to do, or waits for a start. */
export function OfficeNote() {
  const words = usePhrases(homePhrases).office;
  const { language } = useLanguage();
  const { office } = useHall();
  const { faults = [], nextCode = null } = office ?? {};
  return (
    <div className="home-news" role="status">
      {faults.length > 0 && (
        <section className="card office-note" aria-labelledby="office-refused">
          <h2 id="office-refused">{words.refused}</h2>
          <p>{words.lastGood}</p>
          <ol>
            {faults.map(({ field, line, message, remedy }) => (
              <li key={`${line} ${field} ${message.en}`}>
                <b>{words.place(line)}</b> {field !== "" && <code>{field}</code>}{" "}
                {message[language]}. {remedy[language]}
              </li>
            ))}
          </ol>
          <p>{words.thenStart}</p>
        </section>
      )}
      {nextCode !== null && <p className="card office-note">{words.nextCode(nextCode)}</p>}
    </div>
  );
}
