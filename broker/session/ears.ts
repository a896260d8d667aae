import type { Checked } from "@motcua/device-profiles/document";
import { ack } from "../contract/ack.ts";
import { answer } from "../contract/answer.ts";
import { beat } from "../contract/beat.ts";
import { cmd } from "../contract/cmd.ts";
import { bodyOf } from "../contract/message.ts";
import { show } from "../contract/show.ts";
import { state } from "../contract/state.ts";
import { parseTopic } from "../contract/topics.ts";
import { want } from "../contract/want.ts";
import type { Logger } from "../ports.ts";
import type { Asks } from "./asks.ts";
import type { Birth } from "./birth.ts";
import type { BoardEvents } from "./board-api.ts";
import type { Pulse } from "./pulse.ts";
import type { Sender } from "./sender.ts";

type EarsOptions = {
  readonly asks: Asks;
  readonly birth: Birth;
  readonly pulse: Pulse;
  readonly sender: Sender;
  readonly logger: Logger;
  readonly on: BoardEvents;
  /** Beats tell of a message that never came: the server must send again. */
  readonly onBehind: () => void;
};

/** Reads what comes to a board, and gives it to whom it concerns. */
export function ears(options: EarsOptions): (topic: string, payload: Uint8Array) => void {
  const { asks, birth, pulse, sender, on } = options;
  return (topic, payload) => {
    const kind = parseTopic(topic)?.kind;
    const take = <T>(read: Checked<T>, use: (value: T) => void): void => {
      if (read.ok) use(read.value);
      else options.logger.warn({ topic, faults: read.faults }, "dropped a message");
    };
    switch (kind) {
      case "state":
        return take(state.read(payload), birth.heard);
      case "answer":
        return take(answer.read(payload), (value) =>
          asks.answered(value.to, "ok" in value ? { ok: value.ok } : { problem: value.problem }),
        );
      case "want":
        return take(want.read(payload), ({ rev, config }) => {
          pulse.wanted(rev);
          on.want({ rev, config });
        });
      case "show":
        return take(show.read(payload), (value) => {
          if (pulse.shown(value)) on.show(bodyOf(value));
        });
      case "cmd":
        return take(cmd.read(payload), (value) => on.cmd(bodyOf(value)));
      case "ack":
        return take(ack.read(payload), sender.acked);
      case "beat":
        return take(beat.read(payload), ({ ts, epoch, version, rev, upto }) => {
          const info = { serverMs: ts, epoch, version, rev, upto };
          const { ageMs, behind } = pulse.beat(info);
          sender.heard(upto);
          on.beat({ ...info, ageMs });
          if (behind) options.onBehind();
        });
      case "have":
      case "ask":
      case "res":
      case "log":
      case "tele":
      case undefined:
        return options.logger.warn({ topic }, "dropped a message that no board is sent");
    }
  };
}
