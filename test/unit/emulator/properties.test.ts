import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeUpToken as access_token, type MadeUp, madeUpScenario } from "./support/madeUpScenario.ts";
import { createTestWorld, type TestWorld } from "./support/world.ts";

/** The rule of a balance, written down a second time, from the scenario alone. */
function expectedBalances(made: MadeUp["accounts"][number], at: number) {
  const read = (moment: string): number => (moment.startsWith("-") ? -1 : 1) * Number(moment.slice(1, -1));
  const sums = (hour: number) => {
    let posted = 0;
    let pending = 0;
    for (const each of made.activity) {
      const amount = (each.changes ?? []).reduce(
        (last, change) => (read(change.at) <= hour ? change.amount : last),
        each.amount,
      );
      const [from, posts, dropped, reversed] = [
        read(each.at),
        "posts" in each ? read(String(each.posts)) : null,
        "dropped" in each ? read(String(each.dropped)) : null,
        "reversed" in each ? read(String(each.reversed)) : null,
      ];
      if (hour < from || (reversed !== null && hour >= reversed)) continue;
      if (dropped !== null) pending += hour < dropped ? amount : 0;
      else if (posts === null || hour >= posts) posted += amount;
      else pending += amount;
    }
    return { posted, pending };
  };
  const [start, now] = [sums(0), sums(at)];
  const spent = now.posted - start.posted;
  const current = made.type === "depository" ? made.current - spent : made.current + spent;
  const limit = made.limit_changes
    .map((change) => ({ from: read(change.at), limit: change.limit }))
    .sort((one, other) => one.from - other.from)
    .reduce((last, change) => (change.from <= at ? change.limit : last), made.limit);
  const available =
    made.type === "depository"
      ? current - now.pending
      : made.type === "credit" && limit !== null
        ? limit - current - now.pending
        : null;
  return { available, current, limit };
}

function close(actual: number | null, expected: number | null): void {
  if (expected === null || actual === null) expect(actual).toBe(expected);
  else expect(actual).toBeCloseTo(expected, 5);
}

describe("in any world", () => {
  it("a real-time answer equals the ledger, and a cached one equals the ledger at its as-of time", async () => {
    await fc.assert(
      fc.asyncProperty(
        madeUpScenario,
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }),
        async (made, pauses) => {
          const world = createTestWorld({ scenarios: [made] });
          let at = 0;
          for (const pause of [0, ...pauses]) {
            await world.advance(pause * 3600);
            at += pause;
            for (const [index, account] of (await world.ledgerOf("made-up")).entries()) {
              const madeAccount = made.accounts[index];
              if (madeAccount === undefined) throw new Error("an account too many");
              const now = expectedBalances(madeAccount, at);
              close(account.bank.available, now.available);
              close(account.bank.current, now.current);
              close(account.bank.limit, now.limit);
              const asOf = (Date.parse(account.cached.as_of) - Date.parse("2026-03-02T15:00:00Z")) / 3_600_000;
              expect(asOf).toBeLessThanOrEqual(at);
              const then = expectedBalances(madeAccount, asOf);
              close(account.cached.available, then.available);
              close(account.cached.current, then.current);
              close(account.cached.limit, then.limit);
            }
          }
          const { body } = await world.call("/accounts/balance/get", { access_token });
          for (const [index, each] of body.accounts.entries()) {
            const madeAccount = made.accounts[index];
            if (madeAccount === undefined) throw new Error("an account too many");
            close(each.balances.current, expectedBalances(madeAccount, at).current);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("the listed transactions that posted between two refreshes sum to the change of the balance", async () => {
    await fc.assert(
      fc.asyncProperty(madeUpScenario, fc.integer({ min: 1, max: 72 }), async (made, pause) => {
        const listed = {
          ...made,
          products: ["transactions"],
          refresh: [{ product: "transactions", every: "24h", last: "-23h" }],
          accounts: made.accounts.map((each) => ({
            ...each,
            activity: each.activity.map(({ changes: _, ...row }) => ({ ...row, unlisted: false })),
          })),
        };
        const world = createTestWorld({ scenarios: [listed] });
        const rowsNow = async () => {
          const { body } = await world.call("/transactions/get", {
            access_token,
            start_date: "2025-01-01",
            end_date: "2027-01-01",
            options: { count: 500 },
          });
          return body.transactions as { account_id: string; amount: number; pending: boolean }[];
        };
        const posted = (rows: Awaited<ReturnType<typeof rowsNow>>, id: string): number =>
          rows.filter((row) => row.account_id === id && !row.pending).reduce((sum, row) => sum + row.amount, 0);
        const [before, rowsBefore] = [await world.ledgerOf("made-up"), await rowsNow()];
        await world.advance(pause * 3600);
        const [after, rowsAfter] = [await world.ledgerOf("made-up"), await rowsNow()];
        for (const [index, account] of after.entries()) {
          const change = (account.cached.current ?? 0) - (before[index]?.cached.current ?? 0);
          const spent = posted(rowsAfter, account.account_id) - posted(rowsBefore, account.account_id);
          expect(change).toBeCloseTo(listed.accounts[index]?.type === "depository" ? -spent : spent, 5);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** One thing a client may do. */
const step = fc.oneof(
  fc.record({ kind: fc.constant("wait" as const), hours: fc.integer({ min: 0, max: 200 }) }),
  fc.record({
    kind: fc.constant("call" as const),
    path: fc.constantFrom(
      "/accounts/get",
      "/accounts/balance/get",
      "/auth/get",
      "/identity/get",
      "/item/get",
      "/transactions/sync",
      "/transactions/refresh",
      "/transactions/recurring/get",
      "/liabilities/get",
      "/investments/holdings/get",
      "/investments/refresh",
      "/investments/auth/get",
      "/sandbox/item/reset_login",
      "/item/remove",
    ),
    who: fc.nat({ max: 15 }),
  }),
  fc.record({ kind: fc.constant("repair" as const), who: fc.nat({ max: 15 }) }),
);

async function play(world: TestWorld, steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]) {
  const { items } = (await world.control("GET", "/items")).body;
  const answers: string[] = [];
  for (const each of steps) {
    if (each.kind === "wait") {
      await world.advance(each.hours * 3600);
      continue;
    }
    const item = items[each.who % items.length];
    if (item === undefined) throw new Error("no Items");
    const answer =
      each.kind === "repair"
        ? await world.control("POST", `/items/${item.item_id}/repair`)
        : await world.call(each.path, { access_token: item.access_token });
    expect([200, 400, 404]).toContain(answer.status);
    answers.push(answer.text);
  }
  return answers;
}

describe("any sequence of calls", () => {
  it("is answered in Plaid's envelope, and the same again in a world of the same seed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.nat({ max: 1000 }), async (steps, seed) => {
        const first = await play(createTestWorld({ seed }), steps);
        expect(await play(createTestWorld({ seed }), steps)).toEqual(first);
      }),
      { numRuns: 15 },
    );
  });

  it("gives each call the same bytes when calls run side by side, in any order of ending", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(
          ["/accounts/get", "/accounts/balance/get", "/item/get", "/signal/evaluate", "/transactions/sync"],
          { minLength: 2 },
        ),
        async (paths) => {
          const bodyFor = (path: string, item: { access_token: string; evaluate?: object }) =>
            path === "/signal/evaluate"
              ? { access_token: item.access_token, client_transaction_id: "one", ...item.evaluate }
              : { access_token: item.access_token };
          // Different Items, so that no call changes what another one reads.
          const scenarios = ["daily-refresh", "pending-hold", "just-linked", "adjusted-cache", "non-usd"];
          const alone = await Promise.all(
            paths.map(async (path, index) => {
              const world = createTestWorld();
              const item = await world.itemOf(scenarios[index] ?? "");
              return (await world.call(path, bodyFor(path, item))).text;
            }),
          );
          const together = createTestWorld({ latency: "production" });
          await together.control("POST", "/clock", { frozen: true });
          const under = await Promise.all(
            paths.map(async (path, index) => bodyFor(path, await together.itemOf(scenarios[index] ?? ""))),
          );
          const answers = paths.map((path, index) => together.call(path, under[index] ?? {}));
          await Promise.resolve();
          await together.machine.endWaits();
          expect((await Promise.all(answers)).map((answer) => answer.text)).toEqual(alone);
        },
      ),
      { numRuns: 10 },
    );
  });
});
