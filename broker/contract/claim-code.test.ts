import fc from "fast-check";
import { expect, test } from "vitest";
import { seededChance } from "../../tests/simulation/seeded.ts";
import { newClaimCode, readClaimCode, showClaimCode } from "./claim-code.ts";
import { claimLink, readClaimText } from "./claim-link.ts";

const typed = "0123456789ABCDEFGHJKMNPQRSTUVWXYZ";
const code = fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => newClaimCode(seededChance(seed)));
const place = fc.integer({ min: 0, max: 9 });

test("a code that is made is read again, and has only digits and letters", () => {
  fc.assert(
    fc.property(code, (made) => {
      expect(made).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}[0-9A-HJKMNP-Z]$/);
      expect(readClaimCode(made)).toBe(made);
    }),
  );
});

test("small letters, hyphens, spaces, and o, i, l for digits are what a person may type", () => {
  fc.assert(
    fc.property(code, fc.constantFrom("i", "l"), (made, one) => {
      const sloppy = made.toLowerCase().replaceAll("0", "o").replaceAll("1", one);
      expect(readClaimCode(` ${sloppy.slice(0, 3)} ${sloppy.slice(3, 7)}-${sloppy.slice(7)}`)).toBe(
        made,
      );
      expect(readClaimCode(showClaimCode(made))).toBe(made);
    }),
  );
});

test("one wrong symbol is always noticed", () => {
  fc.assert(
    fc.property(code, place, fc.constantFrom(...typed.split("")), (made, at, symbol) => {
      fc.pre(made[at] !== symbol);
      expect(readClaimCode(made.slice(0, at) + symbol + made.slice(at + 1))).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});

test("two neighbours in the wrong order are always noticed, the check symbol included", () => {
  fc.assert(
    fc.property(code, fc.integer({ min: 0, max: 8 }), (made, at) => {
      const [left, right] = [made.charAt(at), made.charAt(at + 1)];
      fc.pre(left !== right);
      const swapped = made.slice(0, at) + right + left + made.slice(at + 2);
      expect(readClaimCode(swapped)).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});

test.each(["", "ABC", "0".repeat(11), "********** ", "UUUUUUUUUU", "ÁBCDEFGHJK"])(
  "%j is no code",
  (text) => {
    expect(readClaimCode(text)).toBeUndefined();
  },
);

test("a code, a board with it, and a whole link are all understood", () => {
  const made = newClaimCode(seededChance(7));
  const server = "http://127.0.0.1:8480";
  const link = claimLink({ server, board: "c3-26734", code: made });
  expect(readClaimText(link)).toEqual({ code: made, board: "c3-26734", server });
  expect(readClaimText(`c3-26734/${showClaimCode(made)}`)).toEqual({
    code: made,
    board: "c3-26734",
    server: undefined,
  });
  expect(readClaimText(made)).toEqual({ code: made, board: undefined, server: undefined });
  expect(readClaimText(`c3-26734/${made.slice(1)}`)).toBeUndefined();
});
