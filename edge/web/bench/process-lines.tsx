import { dayWords, duration, lookPhrases, usePhrases } from "@motcua/device-profiles/look";
import type { BenchState } from "../../local/bench-state.ts";
import type { HallGlimpse } from "./hall-view.ts";
import { benchPhrases } from "./phrases.ts";

type EdgeProcess = BenchState["process"]["edge"];

type Props = {
  readonly edge: EdgeProcess;
  readonly hall: HallGlimpse | undefined;
};

/** One line on what each process knows, so that a difference between them can be seen. */
export function ProcessLines({ edge, hall }: Props) {
  const words = usePhrases(benchPhrases);
  return (
    <section className="knows" aria-label={words.knows}>
      <dl>
        <div>
          <dt>{words.edge}</dt>
          <dd>
            <Facts facts={useEdgeFacts(edge)} />
          </dd>
        </div>
        <div>
          <dt>{words.server}</dt>
          <dd>
            <Facts facts={hall === undefined ? [words.serverSilent] : hallFacts(hall, words)} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Facts({ facts }: { readonly facts: readonly string[] }) {
  return (
    <ul>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

function useEdgeFacts(edge: EdgeProcess): string[] {
  const words = usePhrases(benchPhrases);
  const shared = usePhrases(lookPhrases);
  const { beatAgeMs, version } = edge;
  return [
    edge.link ? words.linked : words.unlinked,
    beatAgeMs === null ? words.noBeat : words.beat(duration(beatAgeMs, shared)),
    words.picture(version),
    words.unsent(edge.unsent),
  ];
}

function hallFacts(hall: HallGlimpse, words: typeof benchPhrases.vi): string[] {
  const online = hall.boards.filter(({ state }) => state === "online").length;
  return [
    hall.day?.open === true ? words.dayOpen(dayWords(hall.day.label)) : words.dayClosed,
    words.waiting(hall.waitingCount),
    words.changes(hall.version),
    words.boards(online, hall.boards.length),
  ];
}
