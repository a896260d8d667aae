import { Button, CopyButton } from "@mantine/core";
import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import type { ActView, FoundView } from "../../technician/act-view.ts";
import { chipAddress } from "./address-words.ts";
import { technicianPhrases } from "./phrases.ts";

type Props = { readonly board: string; readonly act: ActView };

/** What is plugged into a board, and the line with which each piece is configured. */
export function FoundList({ board, act }: Props) {
  const words = usePhrases(technicianPhrases);
  const over = act.state === "done";
  const failed = act.state === "failed" || act.state === "expired";
  return (
    <section className="tech-panel" aria-label={words.found.title(board)}>
      <p role="status" className="empty">
        {failed && words.test.expired}
        {!over && !failed && words.found.searching}
        {over && act.found.length === 0 && words.found.none}
      </p>
      <ul className="tech-found">
        {act.found.map((found) => (
          <FoundItem key={found.port} found={found} />
        ))}
      </ul>
    </section>
  );
}

function FoundItem({ found }: { readonly found: FoundView }) {
  const words = usePhrases(technicianPhrases).found;
  const { addresses, fits, label, port, usb, usedBy } = found;
  const hex = addresses.map(chipAddress).join(", ");
  const lines = [...new Set(fits.map((fit) => fit.port))];
  return (
    <li>
      <p className="tech-facts">
        <b>{label}</b>
        {usb !== null && <span>{`USB ${usb}`}</span>}
        <span data-used={usedBy.length > 0}>
          {usedBy.length > 0 ? words.usedBy(usedBy.join(", ")) : words.free}
        </span>
      </p>
      {port.startsWith("i2c:") && <p>{hex === "" ? words.noAddress : words.addresses(hex)}</p>}
      {fits.length === 0 && <p className="empty">{words.noFit}</p>}
      {lines.map((line) => (
        <PortLine key={line} line={line} models={fits.filter((fit) => fit.port === line)} />
      ))}
    </li>
  );
}

/** As many as a person compares at a glance; the likeliest come first. */
const modelsShown = 3;

type PortLineProps = { readonly line: string; readonly models: FoundView["fits"] };

function PortLine({ line, models }: PortLineProps) {
  const words = usePhrases(technicianPhrases).found;
  const { language } = useLanguage();
  const text = `port: ${line}`;
  const more = models.length - modelsShown;
  return (
    <div>
      <p>
        {words.fits}{" "}
        {models
          .slice(0, modelsShown)
          .map(({ labels, profile }) => `${labels[language]} (${profile})`)
          .join("; ")}
        {more > 0 && ` ${words.more(more)}`}
      </p>
      <p className="tech-copy">
        <small className="tech-copy-hint">{words.copyThis}</small>
        <code>{text}</code>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="md" variant="default" onClick={copy}>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
      </p>
    </div>
  );
}
