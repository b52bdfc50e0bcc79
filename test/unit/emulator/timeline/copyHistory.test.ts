import { expect, test } from "vitest";
import { createCopyHistory } from "../../../../src/emulator/cache/copyHistory.ts";

const write = (at: number, current: number, more: { copy?: string; adjusted?: number } = {}) => ({
  at,
  copy: more.copy ?? "item",
  written: { available: null, current, limit: null, asOf: at, refreshedBy: "balance-get" as const },
  adjusted: more.adjusted === undefined ? null : { available: null, current: more.adjusted, limit: null },
  ledgerOf: at,
});

const momentsOf = (history: ReturnType<typeof createCopyHistory>, account = "a") =>
  history.writesOf(account).map(({ at }) => at);

test("writes that repeat a number go first, so that every change stays as long as there is room", () => {
  const history = createCopyHistory({ mostOfCopy: 20, most: 1000 });
  for (let at = 0; at < 21; at += 1) history.add("a", write(at, at < 9 ? 1 : at < 10 ? 2 : 3));
  expect(momentsOf(history)).toEqual([0, 9, 10, 16, 17, 18, 19, 20]);
  expect(history.completeSince("a")).toBeNull();
  expect([history.leftOut("a", 0), history.leftOut("a", 15), history.leftOut("a", 16)]).toEqual([13, 13, 0]);
});

test("beyond that the oldest go, and it is told since when all is there", () => {
  const history = createCopyHistory({ mostOfCopy: 20, most: 1000 });
  for (let at = 0; at < 21; at += 1) history.add("a", write(at, at));
  expect(momentsOf(history)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  expect(history.completeSince("a")).toBe(11);
  expect(history.completeSince("b")).toBeNull();
});

test("a copy that is seldom written is not pushed out by one that is written all the time", () => {
  const history = createCopyHistory({ mostOfCopy: 20, most: 1000 });
  history.add("a", write(0, 7, { copy: "investments" }));
  for (let at = 1; at < 100; at += 1) history.add("a", write(at, at));
  expect(history.writesOf("a")[0]).toMatchObject({ at: 0, copy: "investments" });
});

test("all accounts together have a limit, and each keeps its newest two", () => {
  const history = createCopyHistory({ mostOfCopy: 20, most: 40 });
  for (let account = 0; account < 50; account += 1) {
    for (let at = 0; at < 10; at += 1) history.add(`account ${account}`, write(at, at));
  }
  const kept = Array.from({ length: 50 }, (_, account) => momentsOf(history, `account ${account}`));
  expect(kept.flat().length).toBeLessThan(250);
  for (const moments of kept) expect(moments.slice(-2)).toEqual([8, 9]);
  history.forget(["account 0"]);
  expect(momentsOf(history, "account 0")).toEqual([]);
});

test("an adjustment that a write follows in the same moment lasted no moment", () => {
  const history = createCopyHistory({ mostOfCopy: 20, most: 40 });
  history.add("a", write(1, 5));
  history.add("a", write(2, 5, { adjusted: 4 }));
  history.add("a", write(2, 4));
  history.add("a", write(3, 4, { adjusted: 3 }));
  expect(history.writesOf("a").map(({ at, adjusted }) => [at, adjusted?.current ?? null])).toEqual([
    [1, null],
    [2, null],
    [3, 3],
  ]);
});
