import "./leader.css";
import { count, useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { HallView } from "../../queue/view.ts";
import type { Figures } from "../../satisfaction/figures-schema.ts";
import { ConsolePage } from "../console/frame.tsx";
import { consolePhrases } from "../console/phrases.ts";
import { FigureTables } from "./figure-tables.tsx";
import { FigureTile } from "./figure-tile.tsx";
import { leaderPhrases } from "./phrases.ts";
import { SatisfiedShare } from "./satisfied-share.tsx";
import { useFigures } from "./use-figures.ts";
import { waitText } from "./wait-text.ts";

/** Today's figures for the office's leader, phone first. */
export function LeaderPage() {
  const words = usePhrases(leaderPhrases);
  return <ConsolePage title={words.title}>{(hall) => <TodaysFigures hall={hall} />}</ConsolePage>;
}

function TodaysFigures({ hall }: { readonly hall: HallView }) {
  const words = usePhrases(leaderPhrases);
  const shared = usePhrases(consolePhrases);
  const known = useFigures(hall.version);
  if (known === undefined) return <p className="empty">{shared.loading}</p>;
  if (known === "away") return <p className="empty">{words.away}</p>;
  if (known === "no-day") return <p className="empty">{words.noDay}</p>;
  return (
    <div className="leader">
      <SatisfiedShare figures={known} />
      <Tiles figures={known} />
      <FigureTables figures={known} hall={hall} />
    </div>
  );
}

function Tiles({ figures }: { readonly figures: Figures }) {
  const words = usePhrases(leaderPhrases);
  const { language } = useLanguage();
  const { noShows, served, tickets, wait, waiting } = figures.overall;
  return (
    <div className="leader-tiles">
      <FigureTile {...words.waiting} value={count(waiting, language)} />
      <FigureTile {...words.p50} value={waitText(wait.p50Ms, words)} />
      <FigureTile {...words.p90} value={waitText(wait.p90Ms, words)} />
      <FigureTile {...words.tickets} value={count(tickets, language)} />
      <FigureTile {...words.served} value={count(served, language)} />
      <FigureTile {...words.noShows} value={count(noShows, language)} />
    </div>
  );
}
