import "./kiosk-stand.css";
import type { ServiceConfig } from "@motcua/broker/contract";
import {
  healthWords,
  KioskKeys,
  lookPhrases,
  TicketPaper,
  useLanguage,
  usePhrases,
} from "@motcua/device-profiles/look";
import type { BenchSlip, BenchState } from "../../local/bench-state.ts";
import { type DeviceOf, keypadAt, ofKind } from "./bench-state.ts";
import { ClosedNote } from "./closed-note.tsx";
import { FaultsMenu } from "./faults-menu.tsx";
import { benchPhrases } from "./phrases.ts";
import { press } from "./visit.ts";

/** Paper width on the page; 80 mm paper prints 72 mm wide. */
const paperPx = 198;

type Props = {
  readonly bench: BenchState;
  readonly services: readonly ServiceConfig[];
  /** Where the day is opened, while it is closed. */
  readonly opener: string | null;
  readonly onEnlarge: (slip: BenchSlip) => void;
};

/** The kiosk: a printer whose paper grows out of its slot, and the keys under it. */
export function KioskStand({ bench, services, opener, onEnlarge }: Props) {
  const words = usePhrases(benchPhrases);
  const { language } = useLanguage();
  const printer = ofKind(bench, "printer")[0];
  const keypad = keypadAt(bench, "kiosk");
  return (
    <section className="stand" aria-label={words.kiosk} lang={language}>
      <h2>{words.kiosk}</h2>
      {printer !== undefined && (
        <Printer
          printer={printer}
          hint={opener === null ? words.noSlip : ""}
          onEnlarge={onEnlarge}
        />
      )}
      {keypad !== undefined && (
        <div className="stand-keys">
          {opener !== null && (
            <p className="stand-closed">
              <ClosedNote opener={opener} />
            </p>
          )}
          <KioskKeys
            keys={withServices(keypad, services)}
            alive={keypad.faults["unplugged"] !== true && bench.replay === undefined}
            onPress={(key) => void press(keypad.name, key)}
          />
          <div className="device-foot">
            <span className="desk-side">{words.citizenSide}</span>
            <FaultsMenu device={keypad} />
          </div>
        </div>
      )}
    </section>
  );
}

function Printer(props: {
  readonly printer: DeviceOf<"printer">;
  /** What to do for a first slip. */
  readonly hint: string;
  readonly onEnlarge: (slip: BenchSlip) => void;
}) {
  const words = usePhrases(benchPhrases);
  const { printer, hint, onEnlarge } = props;
  const health = healthWords(printer.health, usePhrases(lookPhrases));
  const slip = printer.slips.at(-1);
  return (
    <div className="printer">
      <div className="printer-air">
        {slip === undefined ? (
          <p className="printer-hint">{hint}</p>
        ) : (
          <button
            key={slip.n}
            type="button"
            className="printer-slip"
            data-cut={slip.cut}
            aria-label={words.enlarge(slip.n)}
            onClick={() => onEnlarge(slip)}
          >
            <TicketPaper slip={slip} widthPx={paperPx} />
          </button>
        )}
      </div>
      <div className="printer-body">
        <i className="printer-slot" aria-hidden="true" />
        <div className="printer-face">
          <i className="printer-light" data-state={printer.health.state} aria-hidden="true" />
          <span role="status">{printerWords(printer, words.printing, health.what)}</span>
          <FaultsMenu device={printer} />
        </div>
      </div>
      {health.remedy !== "" && <p className="printer-remedy">{health.remedy}</p>}
    </div>
  );
}

/** The keys with the service that each one stands for on its plate. */
function withServices(keypad: DeviceOf<"keypad">, services: readonly ServiceConfig[]) {
  return keypad.keys.map(({ key, label }) => {
    const letter = keypad.services?.[key];
    const service = services.find((one) => one.letter === letter);
    return { key, label: service?.name ?? label };
  });
}

/** What the printer's face says; a fault stands on the menu beside it. */
function printerWords(printer: DeviceOf<"printer">, printing: string, well: string): string {
  if (printer.health.state !== "ok") return "";
  return printer.printing ? printing : well;
}
