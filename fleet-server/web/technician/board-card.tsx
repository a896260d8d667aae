import { Button } from "@mantine/core";
import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { TechnicianView } from "../../technician/technician-view.ts";
import { standsAs } from "../console/board-stands.ts";
import { momentWords } from "../console/moment-words.ts";
import { ProblemNotice } from "../console/problem-notice.tsx";
import { FoundList } from "./found-list.tsx";
import { technicianPhrases } from "./phrases.ts";
import { useBoardAct } from "./use-board-act.ts";

type Board = TechnicianView["boards"][number];

/** Where no board is yet, nothing is broken. */
const edges = {
  online: "ok",
  vacant: "unknown",
  offline: "down",
  lost: "down",
  "never-seen": "down",
};

/** One board: whether it is here and since when, what hangs on it, and where to go from here. */
export function BoardCard({ board, atMs }: { readonly board: Board; readonly atMs: number }) {
  const words = usePhrases(technicianPhrases);
  const { language } = useLanguage();
  const finder = useBoardAct(board.name);
  const { forMs, fw, name, state } = board;
  const stands = standsAs(board);
  const remedy = words.boards.remedies[stands];
  return (
    <li className="card tech-device" data-state={edges[stands]}>
      <h3>
        {name}
        {fw !== null && <small className="tech-aside">{words.boards.version(fw)}</small>}
      </h3>
      <p className="tech-health">
        <span className="board-state" data-state={stands}>
          {words.boards.states[stands]}
        </span>
        {forMs !== null && (
          <span className="tech-since">
            {words.since(momentWords(atMs - forMs, atMs, language))}
          </span>
        )}
        {remedy !== "" && <span>{remedy}</span>}
        {state === "online" && !board.configured && <span>{words.boards.notConfigured}</span>}
      </p>
      <fieldset className="tech-acts">
        <legend className="hidden-words">{words.boards.acts(name)}</legend>
        <Button
          size="md"
          disabled={finder.busy || state !== "online"}
          onClick={() => void finder.ask({ name: "find-devices" })}
        >
          {words.boards.find}
        </Button>
        <a className="tech-link" href={`/claim/${name}${board.vacant ? "" : "?swap"}`}>
          {board.vacant ? words.boards.claim : words.boards.swap}
        </a>
        <a className="tech-link" href={`/v1/boards/${name}/recording`} download>
          {words.boards.recording}
        </a>
      </fieldset>
      <ProblemNotice code={finder.problem} />
      {finder.before !== null && <FoundList board={name} act={finder.before} />}
    </li>
  );
}
