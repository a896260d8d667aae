import fc from "fast-check";

/** With `FUZZ_SEED` every property of the suite draws the same values again, not only the fuzz. */
const seed = process.env["FUZZ_SEED"];
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
