import { expect, test } from "vitest";
import { nothingOpened } from "./opened.ts";

test("what was opened last is closed first, each once, even where one fails", async () => {
  const opened = nothingOpened();
  const closed: string[] = [];
  const part = (name: string, fault?: Error) => ({
    stop: async () => {
      closed.push(name);
      if (fault !== undefined) throw fault;
    },
  });
  opened.keep(part("store"));
  opened.keep(part("line", new Error("the line is stuck")));
  const pages = part("pages", new Error("a page is stuck"));
  expect(opened.keep(pages)).toBe(pages);
  await expect(opened.closeAll()).rejects.toThrow("a page is stuck");
  expect(closed).toEqual(["pages", "line", "store"]);
  await opened.closeAll();
  expect(closed).toHaveLength(3);
});
