import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { HallView } from "../../queue/view.ts";
import { homePhrases } from "./phrases.ts";

type Way = {
  readonly href: string;
  readonly name: string;
  readonly what: string;
  /** Which of several boards serves it. */
  readonly board?: string | undefined;
};

/** The way to every page: the server's own, and those that boards serve. */
export function PageLinks({ boards }: { readonly boards: HallView["boards"] }) {
  const words = usePhrases(homePhrases);
  const { language } = useLanguage();
  const ofBoards = boards.flatMap(({ name, pages, simulated }) => {
    if (pages === null) return [];
    const link = (path: string) => new URL(`${path}?lang=${language}`, pages).href;
    const board = boards.length > 1 ? name : undefined;
    const kiosk = { href: link("/kiosk"), ...words.kiosk, board };
    const bench = { href: link("/bench"), ...words.bench, board };
    return simulated ? [bench, kiosk] : [kiosk];
  });
  const links: Way[] = [
    ...ofBoards,
    { href: "/reception", ...words.reception },
    { href: "/leader?range=day", ...words.leader },
    { href: "/technician", ...words.technician },
  ];
  return (
    <nav aria-label={words.pages} className="home-links">
      {links.map(({ board, href, name, what }) => (
        <a key={href} href={href} className="card">
          <b>{name}</b>
          {board !== undefined && <small>{board}</small>}
          <span>{what}</span>
        </a>
      ))}
    </nav>
  );
}
