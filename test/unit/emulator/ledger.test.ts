import fc from "fast-check";
import { expect, test } from "vitest";
import { createLedger } from "../../../src/emulator/bank/ledger.ts";
import { type BankTransaction, viewAt } from "../../../src/emulator/bank/transaction.ts";

/** Few ids and few moments, so that corrections and coincidences are common. */
const moment = fc.integer({ min: 0, max: 20 });
const cents = fc.integer({ min: -500, max: 500 });
const transaction: fc.Arbitrary<BankTransaction> = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
  name: fc.constant("Tea"),
  merchant: fc.constant(null),
  category: fc.constant({ primary: "FOOD_AND_DRINK", detailed: "FOOD_AND_DRINK_COFFEE" }),
  channel: fc.constant("other" as const),
  at: moment,
  posts: fc.option(moment),
  dropped: fc.option(moment),
  reversed: fc.option(moment),
  amount: cents,
  changes: fc.array(fc.record({ at: moment, amount: cents }), { maxLength: 2 }),
  unlisted: fc.boolean(),
  shownDates: fc.constant(null),
});

/** What each is now, by id, in the order they first came. */
function latest(put: readonly BankTransaction[]): BankTransaction[] {
  return [...new Map(put.map((each) => [each.id, each])).values()];
}

test("the sums at any moment are those of what the bank shows of each transaction then", () => {
  fc.assert(
    fc.property(fc.array(transaction), fc.array(transaction), moment, (first, then, at) => {
      const ledger = createLedger(first);
      ledger.sumsAt(at);
      for (const each of then) ledger.set(each);
      const all = latest([...first, ...then]);
      expect(ledger.values()).toEqual(all);
      const sum = (state: "posted" | "pending") =>
        all.reduce((total, each) => {
          const view = viewAt(each, at);
          return view?.state === state ? total + view.amount : total;
        }, 0);
      const { posted, pending } = ledger.sumsAt(at);
      expect([posted + 0, pending + 0]).toEqual([sum("posted") + 0, sum("pending") + 0]);
    }),
  );
});

test("what appeared between two moments, or was put in since, is found in its order", () => {
  fc.assert(
    fc.property(fc.array(transaction), fc.array(transaction), moment, moment, (first, then, from, to) => {
      const ledger = createLedger(first);
      const { revision } = ledger;
      for (const each of then) ledger.set(each);
      const put = new Set(then.map((each) => each.id));
      const expected = latest([...first, ...then]).filter(
        (each) => (each.at >= from && each.at <= to) || put.has(each.id),
      );
      expect(ledger.since({ from, to, revision })).toEqual(expected);
    }),
  );
});
