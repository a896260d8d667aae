import { Button, TextInput } from "@mantine/core";
import { claimCodeLength, readClaimCode, showClaimCode } from "@motcua/broker/contract/claim-code";
import { claimLink } from "@motcua/broker/contract/claim-link";
import { useLanguage, usePhrases } from "@motcua/device-profiles/look";
import { QrCode } from "@motcua/device-profiles/look/qr-code";
import { useState } from "react";
import type { PositionView } from "../../provisioning/view.ts";
import { fullMoment } from "../console/moment-words.ts";
import type { useAct } from "../console/use-act.ts";
import { claimPhrases } from "./phrases.ts";

type Props = {
  readonly position: PositionView;
  readonly code: string | undefined;
  readonly desk: ReturnType<typeof useAct>;
  readonly onCode: (code: string) => void;
  readonly onMake: () => void;
};

/** The position's code: shown large with its QR once it is known, otherwise made or typed. */
export function CodeCard({ position, code, desk, onCode, onMake }: Props) {
  const words = usePhrases(claimPhrases).code;
  const { language } = useLanguage();
  const { claim } = position;
  return (
    <section className="card claim-card" aria-labelledby="code">
      <h2 id="code">{words.title}</h2>
      {code !== undefined && <KnownCode position={position} code={code} desk={desk} />}
      {claim !== null && (
        <p className="empty">
          {words.until(fullMoment(claim.expiresAtMs, language))} {words.tries(claim.triesLeft)}
        </p>
      )}
      <Button variant="default" disabled={desk.busy} onClick={onMake}>
        {claim === null ? words.make : words.again}
      </Button>
      {code === undefined && claim !== null && <TypedCode onCode={onCode} />}
    </section>
  );
}

function KnownCode(props: Required<Pick<Props, "position" | "desk">> & { readonly code: string }) {
  const words = usePhrases(claimPhrases).code;
  const { position, code, desk } = props;
  const [printed, setPrinted] = useState(false);
  const { board } = position;
  const print = async () => {
    const done = await desk.act(`/v1/positions/${board}/claim/print`, { code });
    setPrinted(done !== undefined);
  };
  return (
    <>
      <p className="claim-code">{showClaimCode(code)}</p>
      <div className="claim-qr">
        <QrCode
          text={claimLink({ server: window.location.origin, board, code })}
          label={words.qr}
        />
      </div>
      <Button variant="default" disabled={desk.busy} onClick={() => void print()}>
        {words.print}
      </Button>
      <p role="status" className="empty">
        {printed && words.printed}
      </p>
    </>
  );
}

/** The check symbol tells a slip of the finger before a try is spent. */
function TypedCode({ onCode }: Pick<Props, "onCode">) {
  const words = usePhrases(claimPhrases).code;
  const [text, setText] = useState("");
  const whole = text.replace(/[\s-]/g, "").length >= claimCodeLength;
  const type = (typed: string) => {
    setText(typed);
    const code = readClaimCode(typed);
    if (code !== undefined) onCode(code);
  };
  return (
    <TextInput
      label={words.have}
      value={text}
      size="lg"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      error={whole ? words.wrong : undefined}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
