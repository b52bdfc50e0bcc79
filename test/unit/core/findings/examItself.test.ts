import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { movesOf, shownAt } from "../../../builders/exam/bankAccount.ts";
import { drawSetting } from "../../../builders/exam/drawSetting.ts";
import { okReadings } from "../../../builders/exam/judge/claim.ts";
import { gapsOf } from "../../../builders/exam/judge/coverage.ts";
import { mostSpecificCause } from "../../../builders/exam/judge/gapCauses.ts";
import { type Finder, judgeWorld } from "../../../builders/exam/judge/judgeWorld.ts";
import { sitExam } from "../../../builders/exam/judge/tally.ts";
import { worldOf } from "../../../builders/exam/liveThrough.ts";
import { priors } from "../../../builders/exam/priors.ts";
import type { World } from "../../../builders/exam/truth.ts";

const seeds = Array.from({ length: 90 }, (_, index) => 300_001 + index);
const worlds = seeds.map(worldOf);
const byId = new Map(worlds.map((world) => [world.comparison.id, world]));

/** A cause of a gap, as a finder would say it. */
function saying(code: string, certainty: Finding["certainty"], pair: ReturnType<typeof gapsOf>[number]): Finding {
  return {
    id: `${code}#1`,
    code,
    certainty,
    severity: "warning",
    accountIds: [pair.accountId],
    readings: [pair.left.reading.id, pair.right.reading.id],
    evidence: [],
    params: { field: { kind: "text", value: pair.field } },
    advice: "none",
    docUrl: "https://plaid.com/docs/",
  };
}

/** A finder that says of every gap what `codeOf` tells it. */
function finderThatSays(
  codeOf: (world: World, pair: ReturnType<typeof gapsOf>[number]) => string | null,
  certainty: Finding["certainty"],
): Finder {
  return (comparison: Comparison) => {
    const world = byId.get(comparison.id);
    if (world === undefined) throw new RangeError(comparison.id);
    return gapsOf(world).flatMap((pair) => {
      const code = codeOf(world, pair);
      return code === null ? [] : [saying(code, certainty, pair)];
    });
  };
}

test("a finder that says nothing covers nothing, and leaves differences untold", () => {
  const tally = sitExam(seeds, () => []);
  expect(tally.coverage.differences).toBeGreaterThan(20);
  expect(tally.coverage).toMatchObject({ likely: 0, rightAmongFirstTwo: 0 });
  expect(tally.unreported.length).toBeGreaterThan(100);
});

test("a finder that knows the truth is never wrong and covers every difference", () => {
  const tally = sitExam(
    seeds,
    finderThatSays((world, pair) => mostSpecificCause(pair, world), "likely"),
  );
  expect(tally.wrong).toEqual([]);
  expect(tally.coverage.rightAmongFirstTwo).toBe(tally.coverage.differences);
  expect(tally.coverage.rightLikely).toBe(tally.coverage.differences);
});

test("one that is sure of what is not so is caught, with the first world it is wrong in", () => {
  const tally = sitExam(
    seeds,
    finderThatSays(
      (world, pair) => (mostSpecificCause(pair, world) === "limit-changed" ? null : "limit-changed"),
      "certain",
    ),
  );
  const row = tally.sayings.get("limit-changed certain");
  expect(row?.said).toBeGreaterThan(20);
  expect(row?.right).toBeLessThan((row?.said ?? 0) / 10);
  expect(row?.wrongSeed).toBe(tally.wrong[0]?.seed);
});

test("a statement in numbers, signs or a window that are not so is wrong, whatever its code", () => {
  const world = worlds.find((each) => gapsOf(each).length > 0 && each.setting.family === "ordinary");
  if (world === undefined) throw new Error("no world with a difference");
  const [pair] = gapsOf(world);
  if (pair === undefined) throw new Error("no difference");
  const said = saying("cache-older-than-bank", "likely", pair);
  const [cached, bank] = [pair.left, pair.right].map(({ number }) => number.numbers[pair.field] ?? 0);
  const gap = (cached ?? 0) - (bank ?? 0);
  const isRight = (finding: Finding): boolean | undefined => judgeWorld(world, () => [finding]).judgements[0]?.isRight;
  expect(isRight(said)).toBe(true);
  expect(isRight({ ...said, cachedMinusRealTime: gap })).toBe(true);
  expect(isRight({ ...said, cachedMinusRealTime: -gap })).toBe(false);
  const [first = 0] = movesOf(
    pair.left.number.account,
    pair.field,
    pair.left.number.ledgerAt,
    pair.right.number.ledgerAt,
  );
  expect(isRight({ ...said, window: { from: null, to: null } })).toBe(true);
  expect(isRight({ ...said, window: { from: new Date(first + 5000).toISOString(), to: null } })).toBe(false);
  const ref = { readingId: pair.left.reading.id, accountId: pair.accountId, field: pair.field };
  const money = (value: number): Finding => ({
    ...said,
    params: { ...said.params, cached: { kind: "money", value, currency: "USD", ref } },
  });
  expect(isRight(money(cached ?? 0))).toBe(true);
  expect(isRight(money((cached ?? 0) + 1))).toBe(false);
});

test("a code that the judge does not know does not pass in silence", () => {
  const tally = sitExam(
    seeds.slice(0, 40),
    finderThatSays(() => "made-up", "possible"),
  );
  expect([...tally.unknown.keys()]).toEqual(["made-up"]);
});

test("a world is the same each time", () => {
  expect(worldOf(7).comparison).toEqual(worldOf(7).comparison);
  expect(worldOf(7).comparison).not.toEqual(worldOf(8).comparison);
});

test("the ledger's arithmetic is what is shown: what posted between two moments is how current moved", () => {
  for (const { setting } of worlds) {
    for (const account of setting.accounts) {
      if (account.type === "investment" || !account.habits.givesCurrent) continue;
      const to = setting.calls[0]?.startsAt ?? 0;
      const from = to - 20 * 86_400_000;
      const posted = account.entries.filter(({ postedAt }) => postedAt !== null && postedAt > from && postedAt <= to);
      const sum =
        posted.reduce((all, { amount }) => all + amount, 0) *
        (account.type === "credit" ? 1 : -1) *
        (account.habits.turnsSign ? -1 : 1);
      const moved = (shownAt(account, to).current ?? 0) - (shownAt(account, from).current ?? 0);
      expect(moved).toBeCloseTo(sum / 10 ** account.currency.decimals, 6);
    }
  }
});

test("every number of an answer is in the record, and was told before it was answered", () => {
  for (const world of worlds) {
    for (const reading of okReadings(world)) {
      const truth = world.readings.get(reading.id);
      for (const { accountId, balances } of reading.accounts) {
        const number = truth?.numbers.get(accountId);
        if (typeof balances.available !== "number" && typeof balances.current !== "number") continue;
        expect(number?.numbers.available, reading.id).toBe(balances.available);
        expect(number?.numbers.current).toBe(balances.current);
        expect(number?.toldAt).toBeLessThanOrEqual(truth?.answeredAt ?? 0);
        expect(number?.ledgerAt).toBeLessThanOrEqual(number?.toldAt ?? 0);
        expect(number?.copy?.writtenAt ?? 0).toBeLessThanOrEqual(truth?.answeredAt ?? 0);
      }
      for (const status of [reading.item?.transactions, reading.item?.investments]) {
        if (typeof status?.lastSuccessfulUpdate !== "string") continue;
        expect(Date.parse(status.lastSuccessfulUpdate)).toBeLessThanOrEqual(truth?.answeredAt ?? 0);
      }
    }
  }
});

test("a plain copy shows what the bank told at its moment", () => {
  for (const { readings, setting } of worlds) {
    if (setting.nulls.length > 0 || setting.cachedDecimals !== null) continue;
    for (const { numbers } of readings.values()) {
      for (const number of numbers.values()) {
        if (number.adjustedUpTo !== null || number.from === "chance" || number.from === "none") continue;
        expect(number.numbers).toEqual(shownAt(number.account, number.ledgerAt));
      }
    }
  }
});

test("worlds are as many-sided as the priors say", () => {
  const many = Array.from({ length: 1500 }, (_, index) => drawSetting(index + 1));
  const seen = new Set(many.flatMap(({ hostile }) => hostile));
  expect(Object.keys(priors.hostile).filter((hostile) => !seen.has(hostile as never))).toEqual([]);
  const accounts = many.flatMap((setting) => setting.accounts);
  const currencies = new Set(accounts.map(({ currency }) => currency.iso ?? currency.unofficial));
  for (const code of ["USD", "EUR", "JPY", "HUF", "KWD", "BTC"]) expect(currencies).toContain(code);
  expect(new Set(accounts.map(({ kind }) => kind)).size).toBe(8);
  expect(new Set(many.map((setting) => setting.accounts.length))).toContain(5);
  const ordinary = many.filter(({ family }) => family === "ordinary").length / many.length;
  expect(Math.abs(ordinary - priors.family.ordinary)).toBeLessThan(0.04);
});

test("nothing of the finder is in the exam: of src/core it has types, the finder and the moments it states", () => {
  const folder = path.resolve(import.meta.dirname, "../../../builders/exam");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.m?ts$/.test(file))
    .map((file) => file.replaceAll("\\", "/"));
  const imports = files.flatMap((file) => {
    const text = readFileSync(path.join(folder, file), "utf8");
    return [...text.matchAll(/^import (?!type )[^;]*?from "([^"]+)";$/gms)].map(([, from = ""]) => `${file}: ${from}`);
  });
  const outside = imports.filter((line) => line.includes("/src/") || line.includes("../../../builders/"));
  expect(outside.toSorted()).toEqual([
    "judge/asOfClaim.ts: ../../../../src/core/age/asOf.ts",
    "show.mts: ../../../src/core/causes/findingsOf.ts",
  ]);
});
