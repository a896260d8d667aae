import { HealthMark, usePhrases } from "@motcua/device-profiles/look";
import type { HallView } from "../../queue/view.ts";
import { standsAs } from "../console/board-stands.ts";
import { consolePhrases } from "../console/phrases.ts";
import { homePhrases } from "./phrases.ts";

type Board = HallView["boards"][number];

/** Boards and their devices, with each one's health in words. */
export function BoardStrip({ boards }: { readonly boards: HallView["boards"] }) {
  const words = usePhrases(homePhrases);
  return (
    <section className="card home-boards" aria-labelledby="home-boards">
      <h2 id="home-boards">{words.boards}</h2>
      {boards.length === 0 && <p className="empty">{words.noBoards}</p>}
      {boards.map((board) => (
        <BoardRow key={board.name} board={board} />
      ))}
    </section>
  );
}

function BoardRow({ board }: { readonly board: Board }) {
  const words = usePhrases(homePhrases);
  const shared = usePhrases(consolePhrases);
  const { devices, name, simulated } = board;
  const stands = standsAs(board);
  const bad = devices.filter(({ health }) => health.state !== "ok").length;
  return (
    <div className="home-board">
      <p>
        <b>{name}</b>
        <span className="board-state" data-state={stands}>
          {shared.boards[stands]}
        </span>
        {simulated && <span className="board-simulated">{words.simulated}</span>}
        {stands === "vacant" ? (
          <a href={`/claim/${name}`}>{words.give}</a>
        ) : (
          <span className="board-sum">
            {bad === 0 ? words.allWell(devices.length) : words.trouble(bad, devices.length)}
          </span>
        )}
      </p>
      {stands !== "vacant" && (
        <ul>
          {devices.map((device) => (
            <li key={device.name}>
              <b>{device.name}</b>
              <HealthMark health={device.health} remedy />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
