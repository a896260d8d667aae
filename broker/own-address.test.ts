import { expect, test } from "vitest";
import { foreignness, isPageOf } from "./own-address.ts";

const publicUrl = "https://motcua.phuong.example:8443";
const ask = (host: string | undefined, of: { method?: string; origin?: string } = {}) =>
  foreignness({ method: "GET", origin: undefined, host, ...of }, publicUrl);

test.each(["127.0.0.1:8480", "localhost", "localhost:9000", "[::1]:8480"])(
  "this machine calls itself %s, at any port: a tunnel has its own",
  (host) => {
    expect(foreignness({ method: "GET", host, origin: undefined }, undefined)).toBeUndefined();
  },
);

test("the public address is answered; a proxy may leave its port out", () => {
  expect(ask("motcua.phuong.example:8443")).toBeUndefined();
  expect(ask("motcua.phuong.example")).toBeUndefined();
});

test.each(["evil.example", "evil.example:8480", "127.0.0.1.evil.example", "a b", "", undefined])(
  "%s is not this machine: another site's name that was made to lead here",
  (host) => {
    expect(ask(host)).toBe("foreign-host");
    // Origin and Host agree there: that alone says nothing.
    expect(ask(host, { method: "POST", origin: `http://${host}` })).toBe("foreign-host");
  },
);

test("a page of this address, or of the public one, may change something; a program too", () => {
  expect(ask("127.0.0.1:8480", { method: "POST" })).toBeUndefined();
  const own = { method: "POST", origin: "http://127.0.0.1:8480" };
  expect(ask("127.0.0.1:8480", own)).toBeUndefined();
  // A reverse proxy that asks by its own name for the machine behind it.
  expect(ask("127.0.0.1:8480", { method: "POST", origin: publicUrl })).toBeUndefined();
});

test.each(["https://evil.example", "http://127.0.0.1:9999", "null"])(
  "a page of %s reads nothing by itself, and changes nothing",
  (origin) => {
    expect(ask("127.0.0.1:8480", { origin })).toBeUndefined();
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      expect(ask("127.0.0.1:8480", { method, origin })).toBe("foreign-page");
    }
  },
);

test.each(["http://127.0.0.1:8481", "http://localhost:8481", "http://[::1]:8481"])(
  "%s is the board's page, by whatever loopback name it was opened",
  (origin) => {
    expect(isPageOf(origin, ["http://10.0.0.9:8481", "http://127.0.0.1:8481"])).toBe(true);
    expect(isPageOf(origin, ["http://127.0.0.1:8482"])).toBe(false);
    expect(isPageOf(origin, ["http://10.0.0.9:8481"])).toBe(false);
  },
);

test.each([
  "http://localhost:9999",
  "https://localhost:8481",
  "http://evil.example:8481",
  "http://localhost.evil.example:8481",
  "http://127.0.0.1.evil.example:8481",
  "http://localhost@evil.example:8481",
  "null",
  "",
])("%s is no page of the board", (origin) => {
  expect(isPageOf(origin, ["http://127.0.0.1:8481"])).toBe(false);
});
