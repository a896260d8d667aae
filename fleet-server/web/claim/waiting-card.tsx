import { Button } from "@mantine/core";
import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { fullMoment } from "../console/moment-words.ts";
import { claimPhrases } from "./phrases.ts";
import type { Positions } from "./use-positions.ts";

type Props = {
  readonly board: string;
  readonly all: Positions;
  readonly busy: boolean;
  readonly onGive: (number: string) => void;
};

/** Boards without a position, by the numbers that they show; one touch gives this one away. */
export function WaitingCard({ board, all, busy, onGive }: Props) {
  const words = usePhrases(claimPhrases).waiting;
  const { language } = useLanguage();
  return (
    <section className="card claim-card" aria-labelledby="waiting">
      <h2 id="waiting">{words.title}</h2>
      <p className="empty">{all.waiting.length === 0 ? words.none : words.which}</p>
      {all.waiting.map(({ number, model, outOf, serial }) => {
        const shown = `${number.slice(0, 4)} ${number.slice(4)}`;
        return (
          <Button
            key={number}
            className="claim-number"
            size="xl"
            fullWidth
            variant={outOf === null ? "filled" : "default"}
            disabled={busy}
            onClick={() => onGive(number)}
          >
            <span>
              <b>{shown}</b>
              {outOf !== null && (
                <strong>{words.outOf(outOf.board, fullMoment(outOf.atMs, language))}</strong>
              )}
              <small>{words.give(board)}</small>
              <small>{[model, serial].join(", ")}</small>
            </span>
          </Button>
        );
      })}
    </section>
  );
}
