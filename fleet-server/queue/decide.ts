import type { Command } from "./commands.ts";
import { callNext, noShow, recall, undoCall } from "./decide/call.ts";
import { login, logout } from "./decide/counter.ts";
import { closeDay, openDay } from "./decide/day.ts";
import { type Decision, type Office, type Outcome, refuse, settle } from "./decide/decision.ts";
import { finish, transfer } from "./decide/finish.ts";
import { issue } from "./decide/issue.ts";
import { printResult, reprint, tapAbandoned, voidTicket } from "./decide/print.ts";
import { rate } from "./decide/rate.ts";
import { recall as remember } from "./hall.ts";
import { grantOf, sameAct } from "./receipts.ts";

/**
 * What a command does to the hall. Pure: the time is in the command, nothing else is looked at.
 * A repeated id gets its first answer and changes nothing.
 */
export function decide(office: Office, command: Command): Decision {
  const before = remember(office.hall.receipts, command.id);
  if (before === undefined) return settle(command, outcomeOf(office, command));
  if (!sameAct(command, before)) return refuse("key-reused");
  return { ok: [], answer: grantOf(before) };
}

function outcomeOf(office: Office, command: Command): Outcome {
  switch (command.name) {
    case "open-day":
      return openDay(office, command);
    case "close-day":
      return closeDay(office);
    case "issue":
      return issue(office, command);
    case "print-result":
      return printResult(office, command);
    case "tap-abandoned":
      return tapAbandoned(office, command);
    case "reprint":
      return reprint(office, command);
    case "void":
      return voidTicket(office, command);
    case "login":
      return login(office, command);
    case "logout":
      return logout(office, command);
    case "call-next":
      return callNext(office, command);
    case "recall":
      return recall(office, command);
    case "no-show":
      return noShow(office, command);
    case "finish":
      return finish(office, command);
    case "undo-call":
      return undoCall(office, command);
    case "transfer":
      return transfer(office, command);
    case "rate":
      return rate(office, command);
  }
}
