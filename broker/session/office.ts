import { ack } from "../contract/ack.ts";
import { answer } from "../contract/answer.ts";
import { beat } from "../contract/beat.ts";
import { cmd } from "../contract/cmd.ts";
import { show } from "../contract/show.ts";
import { type DownKind, downTopic, officeFilter, parseTopic } from "../contract/topics.ts";
import type { BoardName } from "../contract/vocabulary.ts";
import { want } from "../contract/want.ts";
import { desk } from "./desk.ts";
import { startLink } from "./link.ts";
import type { OfficeEvents, OfficeSession, OfficeSessionOptions } from "./office-api.ts";
import { type BoardRecord, createRoll } from "./roll.ts";

/** A board takes its server for gone after three of these and a bit, ms. */
const beatEveryMs = 3_000;

/** Connects an office's server to its boards and keeps it connected until `stop`. */
export function startOfficeSession(options: OfficeSessionOptions, on: OfficeEvents): OfficeSession {
  const { office, clock, logger } = options;
  const down = (board: BoardName, kind: DownKind) => downTopic(office, board, kind);
  const link = startLink(
    { ...options, filters: [officeFilter(office)] },
    {
      up: () => roll.recount(),
      down: () => logger.warn({ office }, "the broker is away"),
      message: (topic, payload) => {
        const address = parseTopic(topic);
        const record = address?.direction === "up" ? roll.enlist(address.board) : undefined;
        if (address?.direction === "up" && record) hear(record, address.kind, payload);
      },
    },
  );

  const sendWant = (record: BoardRecord) => {
    const body = on.want(record.board);
    if (body === undefined) return;
    if (link.send(down(record.board, "want"), want, body)) record.sent.rev = body.rev;
  };
  const sendShow = (record: BoardRecord, picture = on.picture(record.board)) => {
    if (!link.send(down(record.board, "show"), show, picture)) return;
    record.sent.epoch = picture.epoch;
    record.sent.version = picture.version;
  };
  const sendBeat = (record: BoardRecord) => {
    const { rev, epoch, version } = record.sent;
    const upto = record.log?.upto ?? 0;
    link.send(down(record.board, "beat"), beat, { rev, epoch, version, upto });
  };
  const sendAll = (record: BoardRecord) => {
    sendWant(record);
    sendShow(record);
    sendBeat(record);
  };
  const roll = createRoll(clock, {
    arrived: (record) => {
      sendAll(record);
      on.online(record.board, record.fw);
    },
    repeated: sendAll,
    gone: (record, how) => on.gone(record.board, how),
  });
  const hear = desk({
    clock,
    logger,
    on,
    roll,
    answer: (board, body) => void link.send(down(board, "answer"), answer, body),
    ack: (board, body) => void link.send(down(board, "ack"), ack, body),
  });
  const present = (board: BoardName): BoardRecord | undefined => {
    const record = link.up ? roll.find(board) : undefined;
    return record?.online ? record : undefined;
  };
  const withBoard = (board: BoardName, run: (record: BoardRecord) => void) => {
    const record = present(board);
    if (record) run(record);
  };
  const cancelBeats = clock.every(beatEveryMs, () => {
    for (const record of roll.all()) if (record.online) sendBeat(record);
  });

  return {
    show: (board, picture) => withBoard(board, (record) => sendShow(record, picture)),
    cmd: (board, command) => {
      if (present(board)) link.send(down(board, "cmd"), cmd, command);
    },
    want: (board) => withBoard(board, sendWant),
    get link() {
      return link.up;
    },
    online: (board) => present(board) !== undefined,
    dismiss: (board) => roll.dismiss(board),
    stop: () => {
      cancelBeats();
      roll.stop();
      return link.stop();
    },
  };
}
