import { ack } from "./ack.ts";
import { answer } from "./answer.ts";
import { ask } from "./ask.ts";
import { beat } from "./beat.ts";
import { cmd } from "./cmd.ts";
import { have } from "./have.ts";
import { log } from "./log.ts";
import { res } from "./res.ts";
import { show } from "./show.ts";
import { state } from "./state.ts";
import { tele } from "./tele.ts";
import { want } from "./want.ts";

/** Every message by its kind: how it travels, and its reader. */
export const messages = {
  state,
  have,
  ask,
  res,
  log,
  tele,
  want,
  beat,
  answer,
  show,
  cmd,
  ack,
} as const;
