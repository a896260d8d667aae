import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messages } from "../../broker/contract/messages.ts";
import { bytes, json, mutated } from "./arbitraries.ts";
import { heapMb } from "./heap.ts";
import { bySeed, runs } from "./seed.ts";

const runsEach = 300;
const heapGrowthMaxMb = 24;

const envelope = {
  ...{ v: 1, ts: 1_795_500_000_000, mono: 5 },
  ...{ id: "01JDFVZ0000000000000000001", boot: "01JDFVZ0000000000000000002" },
  sid: "01JDFVZ0000000000000000003",
};
const written = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe(`any payload of a message is read or refused, never thrown at ${bySeed}`, () => {
  const beforeMb = heapMb();

  test.each(Object.entries(messages))("%s", (_, { example, read, bytesMax }) => {
    const sound = { ...envelope, ...example };
    expect(read(written(sound)).ok).toBe(true);
    const payload = fc.oneof(
      mutated(sound).map(written),
      json.map(written),
      bytes(),
      fc.constant(new Uint8Array(bytesMax + 1).fill(0x20)),
    );
    fc.assert(
      fc.property(payload, (sent) => {
        const answer = read(sent);
        if (answer.ok) return read(written(answer.value)).ok;
        return answer.faults.length > 0 && answer.faults.every(({ message }) => message !== "");
      }),
      runs(runsEach),
    );
    expect({}).not.toHaveProperty("polluted");
  });

  test("and what was refused is not kept", () => {
    expect(heapMb() - beforeMb).toBeLessThan(heapGrowthMaxMb);
  });
});
