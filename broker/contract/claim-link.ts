import { readClaimCode } from "./claim-code.ts";

/** What a claim names: the code, and the position and the server where the text tells them. */
export type ClaimText = {
  readonly code: string;
  readonly board: string | undefined;
  readonly server: string | undefined;
};

/** What the QR code of a claim leads to. The code stands behind `#`: no server ever logs it. */
export function claimLink(claim: {
  readonly server: string;
  readonly board: string;
  readonly code: string;
}): string {
  return `${claim.server}/claim/${claim.board}#${claim.code}`;
}

/**
 * Reads `CODE`, `BOARD/CODE`, or the whole link of a QR code; `undefined` where no code is in it
 * or it was mistyped.
 */
export function readClaimText(text: string): ClaimText | undefined {
  const trimmed = text.trim();
  const link = /^(https?:\/\/[^/]+)\/claim\/([a-z0-9-]+)#(.+)$/i.exec(trimmed);
  const pair = link ?? /^()([a-z0-9-]+)\/([^/]+)$/i.exec(trimmed);
  const [, server = "", board = "", last = trimmed] = pair ?? [];
  const code = readClaimCode(last);
  if (code === undefined) return undefined;
  return {
    code,
    board: board === "" ? undefined : board.toLowerCase(),
    server: server === "" ? undefined : server,
  };
}
