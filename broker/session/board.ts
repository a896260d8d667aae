import { ask } from "../contract/ask.ts";
import { have } from "../contract/have.ts";
import { log } from "../contract/log.ts";
import { res } from "../contract/res.ts";
import { state } from "../contract/state.ts";
import { tele } from "../contract/tele.ts";
import { downTopic, type UpKind, upTopic } from "../contract/topics.ts";
import { createAsks } from "./asks.ts";
import { createBirth } from "./birth.ts";
import type { BoardEvents, BoardSession, BoardSessionOptions, Have } from "./board-api.ts";
import { ears } from "./ears.ts";
import { startLink } from "./link.ts";
import { createPulse } from "./pulse.ts";
import { createSender } from "./sender.ts";

/** Connects a board to its office's server and keeps it connected until `stop`. */
export function startBoardSession(options: BoardSessionOptions, on: BoardEvents): BoardSession {
  const { office, board, clock, chance, logger, outbox, crash } = options;
  const up = (kind: UpKind) => upTopic(office, board, kind);
  const pulse = createPulse(clock);
  let lastHave: Have | undefined;

  const link = startLink(
    {
      ...options,
      user: board,
      password: options.secret,
      filters: [downTopic(office, board, "#"), up("state")],
      will: { topic: up("state"), encode: (pack) => pack(state, { state: "lost" }) },
    },
    {
      up: () => {
        pulse.reset();
        sayOnline();
        if (lastHave) link.send(up("have"), have, lastHave);
        on.link(true);
        sender.up();
      },
      down: () => on.link(false),
      refused: () => on.refused?.(),
      message: (topic, payload) => hear(topic, payload),
    },
  );
  const sayOnline = () => {
    const logs = { [outbox.id]: outbox.last };
    link.send(up("state"), state, { state: "online", fw: options.fw, logs });
  };
  const birth = createBirth(clock, () => (link.up ? link.sid : undefined), sayOnline);
  const asks = createAsks({
    clock,
    chance,
    send: (copy) => link.send(up("ask"), ask, copy),
    onStale: sayOnline,
    onLateIssue: (id, granted) => on.lateIssue?.(id, granted),
  });
  const sender = createSender({
    outbox,
    clock,
    logger,
    crash,
    send: (batch) => link.send(up("log"), log, batch),
  });
  const hear = ears({ asks, birth, pulse, sender, logger, on, onBehind: sayOnline });

  return {
    ask: asks.ask,
    pendingAsk: asks.pending,
    prove: (proof) => void link.send(up("res"), res, proof),
    report: (result) => void link.send(up("res"), res, result),
    tele: (body) => void link.send(up("tele"), tele, body),
    have: (body) => {
      lastHave = body;
      link.send(up("have"), have, body);
    },
    facts: sender.facts,
    get current() {
      return pulse.current;
    },
    get beatAgeMs() {
      return pulse.beatAgeMs;
    },
    onCurrent: pulse.onCurrent,
    stop: async (reason) => {
      asks.stop();
      sender.stop();
      birth.stop();
      pulse.stop();
      await link.stop({
        topic: up("state"),
        encode: (pack) => pack(state, { state: "offline", reason }),
      });
    },
  };
}
