import { expect, test } from "vitest";
import { chanceFrom, realChance, realClock } from "./real-ports.ts";

test("ids are ULIDs that sort in the order in which they were made", () => {
  const chance = realChance();
  const ids = Array.from({ length: 2_000 }, () => chance.id());
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id))).toBe(true);
});

test("no byte of chance is given out twice, also when more is asked for than is held", () => {
  const chance = realChance();
  const taken = [4_000, 90, 32, 10_000, 32].map((count) => chance.bytes(count));
  expect(taken.map(({ length }) => length)).toEqual([4_000, 90, 32, 10_000, 32]);
  const windows = taken.flatMap((bytes) => {
    const hex = Buffer.from(bytes).toString("hex");
    return Array.from({ length: Math.floor(bytes.length / 8) }, (_, at) =>
      hex.slice(at * 16, at * 16 + 16),
    );
  });
  expect(new Set(windows).size).toBe(windows.length);
});

test("equal bytes give equal chance", () => {
  const clock = { ...realClock(), wallMs: () => 1_795_500_000_000 };
  const fixed = () => chanceFrom((count) => new Uint8Array(count).fill(0x80), clock);
  expect(fixed().id()).toBe(fixed().id());
  expect(fixed().unit()).toBeCloseTo(0.50196, 4);
});

test("chance stays from 0 up to but not including 1", () => {
  expect(chanceFrom((count) => new Uint8Array(count), realClock()).unit()).toBe(0);
  const most = chanceFrom((count) => new Uint8Array(count).fill(255), realClock()).unit();
  expect(most).toBeLessThan(1);
});

test("a wait that the machine would cut to nothing is an error", () => {
  expect(() => realClock().after(2 ** 31, () => undefined)).toThrow(RangeError);
});

test("a cancelled timer does not run", async () => {
  const clock = realClock();
  const ran: string[] = [];
  const cancel = clock.after(0, () => ran.push("cancelled"));
  cancel();
  await new Promise<void>((done) => {
    clock.after(1, done);
  });
  expect(ran).toEqual([]);
});
