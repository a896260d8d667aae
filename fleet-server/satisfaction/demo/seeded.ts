import type { Chance } from "@motcua/broker/ports";

/** Chance that repeats itself: equal seeds give equal days. mulberry32, Tommy Ettinger 2017. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  let ids = 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    unit,
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(unit() * 256)),
    id: () => {
      ids += 1;
      return `${seed}-${String(ids).padStart(8, "0")}`;
    },
  };
}

/** A whole number from `from` up to and including `to`. */
export function whole(chance: Chance, from: number, to: number): number {
  return from + Math.floor(chance.unit() * (to - from + 1));
}

/** An exponentially distributed time with this mean: the gaps of a Poisson stream. */
export function exponential(chance: Chance, meanMs: number): number {
  return Math.round(-Math.log(1 - chance.unit()) * meanMs);
}

/** One of a list. */
export function pick<T>(chance: Chance, list: readonly T[]): T {
  const picked = list[Math.floor(chance.unit() * list.length)];
  if (picked === undefined) throw new RangeError("nothing to pick from");
  return picked;
}
