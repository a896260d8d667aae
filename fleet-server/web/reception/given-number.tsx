import type { Granted } from "@motcua/broker/contract";
import { healthWords, lookPhrases, usePhrases, waitWords } from "@motcua/device-profiles/look";
import type { HallView, TicketView } from "../../queue/view.ts";
import { receptionPhrases } from "./phrases.ts";

export type Issued = Extract<Granted, { name: "issued" }>;

type Props = {
  readonly issued: Issued;
  /** The ticket as the day's list has it; undefined until it was read. */
  readonly ticket: TicketView | undefined;
  readonly printer: HallView["slipPrinter"];
};

/** The number that was just given, and what becomes of its slip. */
export function GivenNumber({ issued, ticket, printer }: Props) {
  const words = usePhrases(receptionPhrases).issue;
  const look = usePhrases(lookPhrases);
  const slip = issued.paper ? slipWords(useSlip(ticket, printer), words) : undefined;
  return (
    <div className="given" data-slip={slip?.tone}>
      <span>{words.given(issued.label)}</span>
      <b>{issued.label}</b>
      <span>
        {words.ahead(issued.ahead)},{" "}
        {issued.wait === null ? look.wait.closed : words.wait(waitWords(issued.wait, look))}
      </span>
      {slip !== undefined && <span className="given-slip">{slip.text}</span>}
      {(slip === undefined || slip.tone === "bad") && <a href={issued.link}>{words.follow}</a>}
    </div>
  );
}

/** A slip on its way; `stuck`: its printer is known to be down, and it may come yet. */
type SlipNow =
  | { readonly at: "printing" | "printed" | "unproved" }
  | { readonly at: "stuck" | "failed"; readonly what: string; readonly remedy: string };

function useSlip(ticket: TicketView | undefined, printer: HallView["slipPrinter"]): SlipNow {
  const look = usePhrases(lookPhrases);
  const slip = ticket?.slip ?? "printing";
  if (slip === "printed" || slip === "unproved") return { at: slip };
  if (slip === "printing") {
    if (printer?.state !== "down") return { at: "printing" };
    return { at: "stuck", ...healthWords(printer, look) };
  }
  const code = ticket?.fault ?? undefined;
  return { at: "failed", ...healthWords({ state: "down", code }, look) };
}

function slipWords(
  slip: SlipNow,
  words: typeof receptionPhrases.vi.issue,
): { readonly tone: "good" | "wait" | "bad"; readonly text: string } {
  switch (slip.at) {
    case "printed":
      return { tone: "good", text: words.slip.printed };
    case "printing":
      return { tone: "wait", text: words.slip.printing };
    case "unproved":
      return { tone: "wait", text: words.slip.unproved };
    case "stuck":
      return { tone: "bad", text: words.slip.stuck(slip.what, slip.remedy) };
    case "failed":
      return { tone: "bad", text: words.slip.failed(slip.what, slip.remedy) };
  }
}
