import "./ticket-paper.css";
import { useEffect, useState } from "react";
import { usePhrases } from "../language.tsx";
import { lookPhrases } from "../phrases.ts";

/** A slip as the printer put it on paper; the picture is decoded from the printed bytes. */
export type PaperSlip = {
  readonly n: number;
  readonly url: string;
  readonly widthDots: number;
  readonly heightDots: number;
  /** False while it still hangs in the printer. */
  readonly cut: boolean;
};

/**
 * A slip of thermal paper, `widthPx` wide and as long as it was printed. While it prints, it
 * grows out of the slot below it at the pace at which `heightDots` grows.
 */
export function TicketPaper(props: { readonly slip: PaperSlip; readonly widthPx: number }) {
  const words = usePhrases(lookPhrases);
  const { slip, widthPx } = props;
  const scale = widthPx / slip.widthDots;
  const url = useLoaded(`${slip.url}?rows=${slip.heightDots}`);
  return (
    <div
      className={slip.cut ? "ticket-paper ticket-paper-cut" : "ticket-paper"}
      style={{ width: widthPx, height: Math.ceil(slip.heightDots * scale) }}
    >
      {url !== null && <img src={url} width={widthPx} alt={words.slip(slip.n)} />}
    </div>
  );
}

/** The newest picture that is wholly loaded, so that the paper never flickers while it grows. */
function useLoaded(url: string): string | null {
  const [loaded, setLoaded] = useState<string | null>(null);
  useEffect(() => {
    const picture = new Image();
    picture.addEventListener("load", () => setLoaded(url));
    picture.src = url;
  }, [url]);
  return loaded;
}
