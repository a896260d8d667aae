import type { BoardName, Fact } from "@motcua/broker/contract";
import type { Intake } from "@motcua/broker/log";
import type { Logger } from "@motcua/broker/ports";
import type { FactBatch } from "@motcua/broker/session";
import type { Act } from "../queue/commands.ts";
import { isReason } from "../queue/decide/rate.ts";
import type { HallRunner } from "../queue/hall-runner.ts";

type FactPorts = {
  readonly runner: HallRunner;
  readonly intake: Intake;
  readonly logger: Logger;
};

/**
 * Takes a board's facts into the journal and returns the number up to which the board may forget
 * them. Each fact is a command whose id is its place in the board's log, so a fact that comes
 * again after a crash between the two commits changes nothing.
 */
export async function takeFacts(
  { runner, intake, logger }: FactPorts,
  board: BoardName,
  { log, oldest, entries }: FactBatch,
): Promise<number> {
  const lost = intake.skipTo(log, oldest);
  if (lost > 0) {
    logger.error(
      { board, log, lost },
      "this server's data is older than what the board was told is stored: a backup was restored",
    );
  }
  const fresh = intake.fresh(log, entries);
  for (const { fact } of fresh) tellStrangeReason(fact, { runner, logger, board });
  const actor = { by: "board", board } as const;
  const answers = await Promise.all(
    fresh.map(({ seq, fact }) => runner.submit(actOf(fact), { id: `fact:${log}:${seq}`, actor })),
  );
  // A disk that refuses stores nothing: the board keeps its facts and sends them again.
  const refused = answers.findIndex(isStorageRefusal);
  const stored = refused === -1 ? fresh : fresh.slice(0, refused);
  return intake.accept(log, stored, () => undefined);
}

/** The board's configuration was older than the office's list: the score counts all the same. */
function tellStrangeReason(
  fact: Fact,
  { runner, logger, board }: Pick<FactPorts, "runner" | "logger"> & { readonly board: BoardName },
): void {
  if (fact.kind !== "rated" || fact.reason === undefined) return;
  const { visit, reason } = fact;
  if (isReason(runner.rules, reason)) return;
  logger.warn(
    { board, visit, reason },
    "a rating came with a reason that the office does not have",
  );
}

function isStorageRefusal(answer: Awaited<ReturnType<HallRunner["submit"]>>): boolean {
  if (!("problem" in answer)) return false;
  return answer.problem.code === "storage-full" || answer.problem.code === "storage-read-only";
}

function actOf(fact: Fact): Act {
  switch (fact.kind) {
    case "print-result": {
      const { ticket, cmd, outcome, reason = null, cleared } = fact;
      return { name: "print-result", ticket, cmd, outcome, reason, cleared };
    }
    case "tap-abandoned":
      return { name: "tap-abandoned", ticket: fact.ticket, cmd: fact.cmd };
    case "rated": {
      const { visit, counter, score, press, reason } = fact;
      return {
        name: "rate",
        visit,
        counter,
        score,
        press,
        ...(reason !== undefined && { reason }),
      };
    }
  }
}
