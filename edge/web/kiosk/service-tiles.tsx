import type { ClassConfig, ServiceConfig, ServiceLetter } from "@motcua/broker/contract";
import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { kioskPhrases } from "./phrases.ts";

type Props = {
  readonly services: readonly ServiceConfig[];
  /** The chosen priority group; null: none. */
  readonly group: ClassConfig | null;
  readonly hasGroups: boolean;
  /** The letter that was touched, until the answer comes. */
  readonly asking: ServiceLetter | null;
  readonly onTake: (service: ServiceLetter) => void;
  readonly onPriority: () => void;
  readonly onNormal: () => void;
};

/** A tile a service, and one more button for those with priority. */
export function ServiceTiles(props: Props) {
  const { language } = useLanguage();
  const words = usePhrases(kioskPhrases);
  const { asking, group } = props;
  return (
    <section className="kiosk-choose">
      <h1>{asking === null ? words.choose : words.asking}</h1>
      <div className="kiosk-tiles" data-count={props.services.length}>
        {props.services.map(({ letter, name }) => (
          <button
            key={letter}
            type="button"
            className="kiosk-tile"
            data-touched={asking === letter}
            aria-disabled={asking !== null}
            onClick={() => asking === null && props.onTake(letter)}
          >
            <b>{letter}</b>
            <span>{name[language]}</span>
          </button>
        ))}
      </div>
      {props.hasGroups && (
        <div className="kiosk-priority">
          {group === null ? (
            <button type="button" aria-disabled={asking !== null} onClick={props.onPriority}>
              <PriorityMark />
              {words.priority}
            </button>
          ) : (
            <>
              <p role="status">
                <PriorityMark />
                {words.priorityFor(group.name[language])}
              </p>
              <button type="button" onClick={props.onNormal}>
                {words.withoutPriority}
              </button>
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** A person with a hand on a stick: the usual sign on priority seats. */
function PriorityMark() {
  return (
    <svg viewBox="0 0 32 32" className="kiosk-priority-mark" aria-hidden="true">
      <circle cx="14" cy="5.5" r="3.5" />
      <path d="M14 11 L13 20 L17 28 M13 20 L9 28 M14 13 L20 17 L24 16 M24 16 V28" />
    </svg>
  );
}
