import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { HallView } from "../../queue/view.ts";
import { homePhrases } from "./phrases.ts";

/** The way to every page: the server's own, and those that boards serve. */
export function PageLinks({ boards }: { readonly boards: HallView["boards"] }) {
  const words = usePhrases(homePhrases);
  const { language } = useLanguage();
  const ofBoards = boards.flatMap(({ name, pages, simulated }) => {
    if (pages === null) return [];
    const link = (path: string) => new URL(`${path}?lang=${language}`, pages).href;
    const several = boards.length > 1 ? ` · ${name}` : "";
    const kiosk = { href: link("/kiosk"), ...words.kiosk, name: words.kiosk.name + several };
    const bench = { href: link("/bench"), ...words.bench, name: words.bench.name + several };
    return simulated ? [bench, kiosk] : [kiosk];
  });
  const links = [
    ...ofBoards,
    { href: "/reception", ...words.reception },
    { href: "/leader?range=day", ...words.leader },
    { href: "/technician", ...words.technician },
  ];
  return (
    <nav aria-label={words.pages} className="home-links">
      {links.map(({ href, name, what }) => (
        <a key={href} href={href} className="card">
          <b>{name}</b>
          <span>{what}</span>
        </a>
      ))}
    </nav>
  );
}
