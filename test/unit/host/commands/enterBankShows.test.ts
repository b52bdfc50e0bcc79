import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { CommandDependencies } from "../../../../src/host/commands/command.ts";
import { enterBankShows } from "../../../../src/host/commands/comparison/enterBankShows.ts";
import { failureOf } from "../../../../src/host/failure/failures.ts";
import { Refusal } from "../../../../src/host/failure/refusal.ts";
import { History } from "../../../../src/host/storage/history.ts";
import { ComparisonStore } from "../../../../src/host/store/comparisonStore.ts";
import { checking, savings } from "../../../builders/accounts.ts";
import { bankShown, comparisonOf } from "../../../builders/comparison.ts";
import { minutesAgo, serverNow } from "../../../builders/times.ts";
import { stillClock } from "../support/fakes.ts";
import { questions } from "../support/vscode/vscode.ts";

const world = {
  cached: [checking({ available: 500, current: 520 }), savings({ available: 7, current: 7 })],
  realTime: [checking({ available: 400, current: 420 }), savings({ available: 7, current: 7 })],
  environment: "sandbox",
} as const;
const itemId = "item-1";

/** The command with a store and a history of its own; five minutes after the calls. */
function opened(comparison: Comparison | null, meanwhile: (comparisons: ComparisonStore) => void = () => undefined) {
  const comparisons = new ComparisonStore();
  if (comparison !== null) comparisons.set(comparison.item.itemId, { comparison });
  const history = new History({
    directory: mkdtempSync(path.join(tmpdir(), "bank-shows-")),
    keep: 10,
    onUnreadable: (name, error) => {
      throw new Error(name, { cause: error });
    },
  });
  const shown: string[] = [];
  const deps = {
    comparisons,
    history,
    comparisonWork: { openLatest: async () => undefined },
    panels: { list: () => [], show: (key: string) => shown.push(key) },
    local: { address: null },
    clock: {
      ...stillClock(),
      // Read once the comparison is chosen, and before anything is asked.
      now: () => {
        meanwhile(comparisons);
        return Date.parse(minutesAgo(-5));
      },
    },
    log: { warn() {} },
  } as unknown as CommandDependencies;
  return {
    comparisons,
    shown,
    run: (argument: unknown = { itemId }) => enterBankShows(deps, argument),
    entered: () => comparisons.get(itemId).comparison?.bankShows,
    history,
    kept: () => history.find(() => true),
  };
}

beforeEach(() => {
  questions.answer();
});

describe("Enter What the Bank Shows", () => {
  test("asks for the account, both numbers and the time, and keeps them with the comparison, in the history too", async () => {
    const { run, entered, kept, shown } = opened(comparisonOf(world));
    questions.answer("Checking", { text: "$1,410.00" }, { text: "" }, { text: "" });
    await run();
    const expected = [{ accountId: "checking", available: 1410, current: null, seenAt: minutesAgo(-5) }];
    expect(entered()).toEqual(expected);
    expect((await kept())?.bankShows).toEqual(expected);
    expect(shown).toEqual([itemId]);
    expect(questions.shown.map(({ placeholder }) => placeholder)).toEqual([
      "Which account did you look at on the bank's site or in its app?",
      "Such as 1761.52, in USD",
      "Such as 1761.52, in USD",
      "14:05 for today, or 2026-03-01 14:05",
    ]);
  });

  test("keeps what another window has entered into the same comparison meanwhile", async () => {
    const { run, entered, kept, history } = opened(comparisonOf(world));
    const other = bankShown({ accountId: "savings", available: 8 });
    await history.save({ ...comparisonOf(world), bankShows: [other] });
    questions.answer("Checking", { text: "1410" }, { text: "" }, { text: "" });
    await run();
    const accounts = [other, { accountId: "checking", available: 1410, current: null, seenAt: minutesAgo(-5) }];
    expect((await kept())?.bankShows).toEqual(accounts);
    expect(entered()).toEqual(accounts);
  });

  test("does not ask for the account of the row it is called on, nor where there is but one", async () => {
    const { run, entered } = opened(comparisonOf(world));
    questions.answer({ text: "" }, { text: "7" }, { text: "2026-03-01T12:01:00Z" });
    await run({ itemId, accountId: "savings" });
    expect(entered()).toEqual([{ accountId: "savings", available: null, current: 7, seenAt: minutesAgo(-1) }]);
    const alone = opened(comparisonOf({ cached: [checking({ available: 1 })], environment: "sandbox" }));
    questions.answer({ text: "1" }, { text: "" }, { text: "now" });
    await alone.run();
    expect(alone.entered()).toHaveLength(1);
  });

  test("refuses in one sentence what is no amount, two empty amounts, and a time that is none or still to come", async () => {
    const { run, entered } = opened(comparisonOf(world));
    questions.answer(
      ...[{ text: "lots" }, { text: "" }, { text: "" }, { text: "1,2,3" }, { text: "410" }],
      ...[{ text: "noon" }, { text: "2999-01-01 10:00" }, { text: "2026-03-01T12:02:00Z" }],
    );
    await run({ itemId, accountId: "checking" });
    expect(entered()).toEqual([{ accountId: "checking", available: null, current: 410, seenAt: minutesAgo(-2) }]);
  });

  test("Back leads to the number before, and Escape leaves everything as it was", async () => {
    const { run, entered } = opened(comparisonOf(world));
    questions.answer({ text: "1" }, "<back>", { text: "2" }, { text: "" }, { text: "" });
    await run({ itemId, accountId: "checking" });
    expect(entered()?.[0]).toMatchObject({ available: 2 });
    questions.answer("Correct", { text: "3" }, "<escape>");
    await expect(run({ itemId, accountId: "checking" })).rejects.toSatisfy(
      (error) => failureOf(error).reason === "cancelled",
    );
    expect(entered()?.[0]).toMatchObject({ available: 2 });
  });

  test("what was entered is corrected from what it is, or removed, and the history forgets it", async () => {
    const { run, entered, kept } = opened(comparisonOf({ ...world, bankShows: [bankShown({ available: 410 })] }));
    questions.answer("Checking", "Correct", { text: "411" }, "<enter>", "<enter>");
    await run();
    expect(questions.shown[0]?.items[0]?.detail).toContain("Available $410.00");
    expect(questions.shown[2]?.value).toBe("410");
    expect(entered()).toEqual([{ accountId: "checking", available: 411, current: null, seenAt: minutesAgo(-1) }]);
    questions.answer("Checking", "Remove");
    await run();
    expect(entered()).toBeUndefined();
    expect(await kept()).not.toHaveProperty("bankShows");
  });

  test("calls that were added while the person was asked stay", async () => {
    const first = comparisonOf(world);
    const added = { ...first, readings: [...first.readings, ...comparisonOf(world).readings] };
    const { run, comparisons, entered } = opened(first, (store) => store.set(itemId, { comparison: added }));
    questions.answer({ text: "1" }, { text: "" }, { text: "" });
    await run({ itemId, accountId: "checking" });
    expect(comparisons.get(itemId).comparison?.readings).toHaveLength(added.readings.length);
    expect(entered()).toHaveLength(1);
  });

  test("a comparison that took its place on screen is left alone: it is kept with the one it was asked for", async () => {
    const first = comparisonOf(world);
    const { run, entered, kept, shown } = opened(first, (store) =>
      store.set(itemId, { comparison: { ...first, id: "comparison-2" } }),
    );
    questions.answer({ text: "1" }, { text: "" }, { text: "" });
    await run({ itemId, accountId: "checking" });
    expect(entered()).toBeUndefined();
    expect(await kept()).toMatchObject({ id: first.id, bankShows: [{ available: 1 }] });
    expect(shown).toEqual([]);
  });

  test("takes the answers it is called with, and asks nothing then", async () => {
    const { run, entered } = opened(comparisonOf(world));
    await run({ itemId, accountId: "checking", available: "1.410,50", seenAt: serverNow });
    expect(entered()).toEqual([{ accountId: "checking", available: 1410.5, current: null, seenAt: serverNow }]);
    await expect(run({ itemId, accountId: "checking", available: "lots" })).rejects.toThrow();
    await run({ itemId, accountId: "checking", remove: true });
    expect(entered()).toBeUndefined();
  });

  test.each([
    ["an Item that was never compared", null, "Compare this Item first"],
    ["a comparison that runs", { ...comparisonOf(world), status: "running" as const }, "Wait until the comparison"],
    ["one without any account", comparisonOf({ environment: "sandbox" }), "No account was answered"],
  ])("%s is refused with the way out", async (_, comparison, sentence) => {
    const refused = await opened(comparison)
      .run()
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused instanceof Refusal ? refused.sentence : "").toContain(sentence);
  });
});
