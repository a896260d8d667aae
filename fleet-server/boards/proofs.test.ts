import { expect, test } from "vitest";
import { createProofs } from "./proofs.ts";

const witnesses = [
  { board: "box-1", device: "led3", kind: "display" },
  { board: "hall-1", device: "speaker1", kind: "speaker" },
] as const;

test("a call waits for each of its witnesses, and each mark is its own", () => {
  const proofs = createProofs(() => witnesses);
  proofs.note("box-1", { call: 7, device: "led3", status: "shown" });
  expect(proofs.of(7, 3)).toEqual([
    { device: "led3", kind: "display", status: "shown", reason: null },
    { device: "speaker1", kind: "speaker", status: "waiting", reason: null },
  ]);
});

test("the same device name on another board proves nothing", () => {
  const proofs = createProofs(() => witnesses);
  proofs.note("c1-1", { call: 7, device: "led3", status: "shown" });
  expect(proofs.of(7, 3)[0]?.status).toBe("waiting");
});

test("what went wrong is told with its reason, and a later success takes its place", () => {
  const proofs = createProofs(() => witnesses);
  proofs.note("box-1", { call: 7, device: "led3", status: "failed", reason: "unplugged" });
  expect(proofs.of(7, 3)[0]).toMatchObject({ status: "failed", reason: "unplugged" });
  proofs.note("box-1", { call: 7, device: "led3", status: "shown" });
  expect(proofs.of(7, 3)[0]).toMatchObject({ status: "shown", reason: null });
});

test("old calls are forgotten, so that a year of calls fits in memory", () => {
  const proofs = createProofs(() => witnesses);
  for (let call = 1; call <= 300; call++)
    proofs.note("box-1", { call, device: "led3", status: "shown" });
  expect(proofs.of(1, 3)[0]?.status).toBe("waiting");
  expect(proofs.of(300, 3)[0]?.status).toBe("shown");
});
