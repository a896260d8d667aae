import { readFileSync } from "node:fs";

// Loaded before a program (`--import`): its wall clock is the real one plus the milliseconds in
// the file that CLOCK_SHIFT_FILE names, so that a test can let it jump. The monotonic clock stays.
const realNow = Date.now;
const readEveryMs = 20;
let shiftMs = 0;
let readAtMs = Number.NEGATIVE_INFINITY;

Date.now = () => {
  const monoMs = performance.now();
  if (monoMs - readAtMs > readEveryMs) {
    shiftMs = Number(readFileSync(process.env.CLOCK_SHIFT_FILE, "utf8"));
    readAtMs = monoMs;
  }
  return realNow() + shiftMs;
};
