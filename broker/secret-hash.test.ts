import { expect, test } from "vitest";
import { seededChance } from "../tests/simulation/seeded.ts";
import { hashSecret, secretFits } from "./secret-hash.ts";

/** Made by `mosquitto_passwd -c -b file box correct-horse` of Debian's 2.0.11. */
const made = {
  secret: "correct-horse",
  hash: [
    "$7$101$OZtT2kaanq4zHSvw$6qaqJFk8HLtiH1Do7KiPL7lKMy6GZTitqg3fUbB/OqjlEK",
    "JjmIQQfGeT+M7IEi9HBwsczdTxAXU2EQ1klSua7Q==",
  ].join(""),
};

test("a secret fits its own hash and no other, though every hash has a salt of its own", () => {
  const first = hashSecret("a-secret-of-a-board", seededChance(1));
  const second = hashSecret("a-secret-of-a-board", seededChance(2));
  expect(first).not.toBe(second);
  expect(secretFits("a-secret-of-a-board", first)).toBe(true);
  expect(secretFits("a-secret-of-a-board", second)).toBe(true);
  expect(secretFits("a-secret-of-a-boarD", first)).toBe(false);
  expect(secretFits("", first)).toBe(false);
});

test("what Mosquitto's own program has made is understood", () => {
  expect(secretFits(made.secret, made.hash)).toBe(true);
  expect(secretFits("wrong", made.hash)).toBe(false);
});

test.each(["", "plain", "$6$abc$def", "$7$101$$", "$7$", "$7$-1$YQ==$YQ=="])(
  "%j lets nobody in",
  (hash) => {
    expect(secretFits("anything", hash)).toBe(false);
  },
);
