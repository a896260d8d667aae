import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calculateJwkThumbprint, compactVerify, createLocalJWKSet, flattenedVerify } from "jose";
import { expect, test } from "vitest";
import { rotateKeyCommand } from "./rotate-key.ts";
import { openSigningKeys, type SigningKeys } from "./signing-keys.ts";

const newFolder = () => mkdtempSync(join(tmpdir(), "motcua-keys-"));
const body = Buffer.from('{"ngày":"24/11"}');

const kidOf = (signature: string): string => {
  const [header = ""] = signature.split("..");
  return (JSON.parse(Buffer.from(header, "base64url").toString()) as { kid: string }).kid;
};

/** As a receiver does it: the body goes between the two dots. */
async function verifies(signature: string, keys: SigningKeys): Promise<boolean> {
  const published = createLocalJWKSet({ keys: [...(await keys.published())] });
  const whole = signature.replace("..", `.${body.toString("base64url")}.`);
  return compactVerify(whole, published).then(
    () => true,
    () => false,
  );
}

test("a signature is a detached JWS by ES256, whose key is named by its thumbprint", async () => {
  const keys = openSigningKeys(newFolder());
  const signature = await keys.sign(body);
  const [key] = await keys.published();
  expect(signature).toMatch(/^[\w-]+\.\.[\w-]{86}$/);
  expect(key?.kid).toBe(kidOf(signature));
  expect(key?.kid).toBe(await calculateJwkThumbprint({ ...key }, "sha256"));
  const [header = "", mark = ""] = signature.split("..");
  const flattened = { protected: header, payload: body.toString("base64url"), signature: mark };
  const verified = await flattenedVerify(flattened, { ...key });
  expect(verified.protectedHeader).toEqual({ alg: "ES256", kid: key?.kid });
});

test("the secret is made at the first need, for the server's account alone, and stays", async () => {
  const folder = newFolder();
  const path = join(folder, "signing-keys.json");
  const keys = openSigningKeys(folder);
  expect(() => statSync(path)).toThrow("ENOENT");
  // Two at once are one need.
  const [first, second] = await Promise.all([keys.sign(body), keys.sign(body)]);
  expect(kidOf(second)).toBe(kidOf(first));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const { secret } = JSON.parse(readFileSync(path, "utf8")) as { secret: { d: string } };
  expect(JSON.stringify(await keys.published())).not.toContain(secret.d);
  expect(kidOf(await openSigningKeys(folder).sign(body))).toBe(kidOf(first));
});

test("after a change the new key signs, the old one still verifies, and its secret is gone", async () => {
  const folder = newFolder();
  const keys = openSigningKeys(folder);
  const before = await keys.sign(body);
  const old = readFileSync(join(folder, "signing-keys.json"), "utf8");
  const lines: string[] = [];
  // By the command, beside the running server.
  const command = rotateKeyCommand((line) => lines.push(line));
  await command.parseAsync(["--data-dir", folder], { from: "user" });
  const after = await keys.sign(body);
  expect(kidOf(after)).not.toBe(kidOf(before));
  expect(lines.join()).toContain(kidOf(after));
  expect((await keys.published()).map(({ kid }) => kid)).toEqual([kidOf(after), kidOf(before)]);
  expect([await verifies(before, keys), await verifies(after, keys)]).toEqual([true, true]);
  const { secret } = JSON.parse(old) as { secret: { d: string } };
  expect(readFileSync(join(folder, "signing-keys.json"), "utf8")).not.toContain(secret.d);
});

test("ten keys stay published", async () => {
  const keys = openSigningKeys(newFolder());
  const first = await keys.sign(body);
  for (let change = 0; change < 10; change += 1) await keys.rotate();
  expect(await keys.published()).toHaveLength(10);
  expect(await verifies(first, keys)).toBe(false);
});

test("a damaged file is told of, and not replaced", async () => {
  const folder = newFolder();
  const path = join(folder, "signing-keys.json");
  writeFileSync(path, '{"keys":[');
  const keys = openSigningKeys(folder);
  await expect(keys.sign(body)).rejects.toThrow("signing-keys.json is damaged");
  await expect(keys.rotate()).rejects.toThrow("signing-keys.json is damaged");
  expect(readFileSync(path, "utf8")).toBe('{"keys":[');
});
