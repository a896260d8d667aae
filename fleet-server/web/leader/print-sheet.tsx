import "./print-sheet.css";
import type { Words } from "@motcua/broker/contract";
import {
  dayInVietnam,
  dayWords,
  useLanguage,
  usePhrases,
  usePorts,
} from "@motcua/device-profiles/look";
import type { RangeFigures } from "../../satisfaction/range-schema.ts";
import { leaderPhrases } from "./phrases.ts";
import { PrintLines, PrintTables } from "./print-tables.tsx";
import type { Days } from "./range.ts";
import { wholeWords } from "./range-words.ts";

type Props = {
  readonly office: Words;
  readonly figures: RangeFigures;
  readonly days: Days;
};

/**
 * The report on paper, seen only there: A4 with the national header at the places that Nghị định
 * 30/2020/NĐ-CP, appendix I, gives to agency, number, motto, place and date, and signature.
 */
export function PrintSheet({ office, figures, days }: Props) {
  const { sheet: words, whole } = usePhrases(leaderPhrases);
  const { language } = useLanguage();
  const from = dayWords(days.from);
  const to = dayWords(days.to);
  return (
    <article className="print-sheet">
      <NationalHeader office={office[language]} />
      <div className="print-title">
        <p>{words.title}</p>
        <p>{words.about}</p>
        <p className="print-range">{wholeWords(days, whole) ?? words.range(from, to)}</p>
      </div>
      {figures.demo && <p className="print-demo">{words.demo}</p>}
      <PrintTables figures={figures} />
      {/* One block: nobody signs a page without figures. */}
      <div className="print-end">
        <PrintLines figures={figures} />
        <p className="print-note">{words.definitions}</p>
        <Signatures />
      </div>
    </article>
  );
}

function NationalHeader({ office }: { readonly office: string }) {
  const words = usePhrases(leaderPhrases).sheet;
  const ports = usePorts();
  const [year = "", month = "", day = ""] = dayInVietnam(ports.wallMs()).split("-");
  return (
    <header className="print-header">
      <div>
        <p className="print-office">{office}</p>
        <p>{words.number}</p>
      </div>
      <div lang="vi">
        <p className="print-nation">{words.nation}</p>
        <p className="print-motto">{words.motto}</p>
        <p className="print-date">{words.placeAndDate(day, month, year)}</p>
      </div>
    </header>
  );
}

function Signatures() {
  const words = usePhrases(leaderPhrases).sheet;
  return (
    <footer className="print-signatures">
      <div className="print-copies">
        <p>{words.copies}</p>
        {words.copyTo.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {[words.maker, words.signer].map((who) => (
        <div key={who} className="print-signer">
          <p>{who}</p>
          <p>{words.sign}</p>
        </div>
      ))}
    </footer>
  );
}
