import type { Chance } from "../ports.ts";

/**
 * Claim codes: Crockford's base 32 with his check symbol (https://www.crockford.com/base32.html).
 * Nine symbols carry 45 random bits, the tenth is their number modulo 37. This file imports nothing
 * at run time, so that a page can read a code as it is typed.
 */

/** 32 symbols of a number; I, L, O and U are left out. The check symbol may also be a U. */
const symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** The four symbols that only a check can be. */
const checkSymbols = `${symbols}*~$=U`;

/** Random symbols: 9 × 5 = 45 bits, which five guesses hit once in 7 × 10¹² claims. */
const randomSymbols = 9;
export const claimCodeLength = randomSymbols + 1;

/** A new code. One whose check cannot be typed on a phone's letter keys (`*~$=`) is drawn again. */
export function newClaimCode(chance: Chance): string {
  for (;;) {
    const drawn = Array.from(chance.bytes(randomSymbols), (byte) => symbols.charAt(byte % 32));
    const code = drawn.join("");
    const check = checkOf(code);
    if (/[0-9A-Z]/.test(check)) return code + check;
  }
}

/**
 * Reads what a person typed: small letters, spaces and hyphens pass, o is 0, i and l are 1.
 * `undefined` for what cannot be a code; every single wrong symbol and every two neighbours in
 * the wrong order are among that, since 37 is a prime.
 */
export function readClaimCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  if (code.length !== claimCodeLength) return undefined;
  const body = code.slice(0, randomSymbols);
  for (const symbol of body) if (!symbols.includes(symbol)) return undefined;
  const check = code.charAt(randomSymbols);
  return check === checkOf(body) && /[0-9A-Z]/.test(check) ? code : undefined;
}

/** As people read it out: two halves. */
export function showClaimCode(code: string): string {
  return `${code.slice(0, claimCodeLength / 2)}-${code.slice(claimCodeLength / 2)}`;
}

function checkOf(body: string): string {
  let rest = 0;
  for (const symbol of body) rest = (rest * 32 + symbols.indexOf(symbol)) % 37;
  return checkSymbols.charAt(rest);
}
