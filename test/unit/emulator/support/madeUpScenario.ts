import fc from "fast-check";

/** Moments are whole hours from the start. */
const moment = (hour: number): string => (hour < 0 ? `-${-hour}h` : `+${hour}h`);
const hours = (min: number, max: number) => fc.integer({ min, max }).map(moment);
const cents = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map((each) => each / 100);

const activity = fc
  .record({
    at: fc.integer({ min: -240, max: 120 }),
    lasts: fc.integer({ min: 0, max: 90 }),
    end: fc.constantFrom("posts", "dropped", "at-once", "reversed"),
    amount: cents(-900, 900).filter((amount) => amount !== 0),
    change: fc.option(cents(1, 300), { nil: undefined }),
    unlisted: fc.boolean(),
  })
  .map(({ at, lasts, end, amount, change, unlisted }) => ({
    at: moment(at),
    ...(end === "posts" || end === "dropped" ? { [end]: moment(at + lasts) } : {}),
    ...(end === "reversed" ? { posts: moment(at + lasts), reversed: moment(at + 2 * lasts + 1) } : {}),
    amount,
    name: "Something",
    ...(change === undefined ? {} : { changes: [{ at: moment(at + Math.floor(lasts / 2)), amount: change }] }),
    unlisted,
  }));

const account = fc.record({
  type: fc.constantFrom("depository", "credit", "loan"),
  current: cents(-500, 9000),
  limit: fc.option(cents(0, 9000), { nil: null }),
  limit_changes: fc.array(fc.record({ at: hours(-240, 120), limit: cents(0, 9000) }), { maxLength: 2 }),
  activity: fc.array(activity, { maxLength: 12 }),
});

/** A world of one Item whose accounts and activity are made up. */
export const madeUpScenario = fc
  .record({
    accounts: fc.array(account, { minLength: 1, maxLength: 3 }),
    every: fc.constantFrom("6h", "24h", "stopped"),
    last: hours(-23, 0),
    products: fc.constantFrom<readonly string[]>(["transactions"], ["auth"], ["auth", "transactions"]),
  })
  .map(({ accounts, every, last, products }) => ({
    name: "made-up",
    summary: "Made up by a test.",
    access_token: madeUpToken,
    institution_id: "ins_109508",
    products,
    linked: "-8d",
    refresh: products.includes("transactions") ? [{ product: "transactions", every, last }] : [],
    accounts: accounts.map((each, index) => ({
      key: `account-${index}`,
      name: `Account ${index}`,
      mask: `000${index}`,
      subtype: each.type === "depository" ? "checking" : each.type === "credit" ? "credit card" : "auto",
      ...each,
    })),
  }));

export type MadeUp = typeof madeUpScenario extends fc.Arbitrary<infer T> ? T : never;

export const madeUpToken = "access-sandbox-00000000-0000-4000-8000-00000000feed";
