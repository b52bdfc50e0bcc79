import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeUpToken as access_token, madeUpScenario } from "../support/madeUpScenario.ts";
import { type AnswerThen, stepAt, timelineOf } from "../support/timeline.ts";
import { createTestWorld, start, type TestWorld } from "../support/world.ts";

const minute = 60_000;
const itemKey = "made-up";

/** Rulesets of which one looks at the balance, one at transactions, and one at both. */
const rulesets = {
  spent: {
    kind: "scores",
    rules: [
      { when: [{ test: "attribute", attribute: "total_debit_transactions_amount_30d", above: 300 }], result: "REVIEW" },
    ],
    fallback: { result: "ACCEPT" },
  },
  low: {
    kind: "scores",
    rules: [{ when: [{ test: "attribute", attribute: "available_balance", below: 400 }], result: "REROUTE" }],
    fallback: { result: "ACCEPT" },
  },
};

const switches = fc.record({
  copy_per_product: fc.boolean(),
  adjusted_by_transactions: fc.boolean(),
  transactions_leave_balance: fc.boolean(),
  evaluate_writes_through: fc.boolean(),
  cached_answers_when_broken: fc.boolean(),
  real_time_starts_update: fc.boolean(),
});

const troubled = fc.record({
  switches,
  lags: fc.constantFrom(undefined, "20m", "3h"),
  faults: fc.constantFrom<readonly object[]>(
    [],
    [{ code: "INSTITUTION_DOWN", from: "+10h", until: "+30h" }],
    [{ code: "ITEM_LOGIN_REQUIRED", from: "+20h" }],
  ),
});

const scenario = fc.tuple(madeUpScenario, troubled).map(([made, { lags, ...more }]) => ({
  ...made,
  ...more,
  ...(lags === undefined ? {} : { real_time_lags: lags }),
  real_time_calls: ["-5h", "+7h"],
  rulesets,
}));

/** What a person or a client does, so many minutes after what came before. */
const step = fc.record({
  after: fc.integer({ min: 1, max: 24 * 60 }),
  does: fc.constantFrom(
    "nothing",
    "real-time",
    "evaluate",
    "pull",
    "break-login",
    "repair",
    "fault",
    "one-call-fault",
    "clear-faults",
  ),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Made {
  readonly world: TestWorld;
  readonly itemId: string;
}

async function begin(made: object): Promise<Made> {
  const world = createTestWorld({ scenarios: [made as never] });
  await world.control("POST", "/clock", { frozen: true });
  return { world, itemId: await world.itemIdOf(itemKey) };
}

/** Moves the clock and does the step. The numbers of an evaluation are those of its Item alone, whatever its id. */
async function play({ world, itemId }: Made, { after, does }: Step, index: number): Promise<void> {
  await world.advance(after * 60);
  if (does === "real-time") await world.call("/accounts/balance/get", { access_token });
  if (does === "evaluate") {
    const [first] = await world.ledgerOf(itemKey);
    const debit = { account_id: first?.account_id, amount: 50, client_transaction_id: `step ${index}` };
    await world.call("/signal/evaluate", { access_token, ...debit });
  }
  if (does === "pull") await world.call("/transactions/refresh", { access_token });
  if (does === "break-login") await world.call("/sandbox/item/reset_login", { access_token });
  if (does === "repair") await world.control("POST", `/items/${itemId}/repair`);
  const fault = { item_id: itemId, effect: "error", error_code: "INTERNAL_SERVER_ERROR" };
  if (does === "fault") await world.control("POST", "/faults", { ...fault, endpoint: "/accounts/balance/get" });
  if (does === "one-call-fault") await world.control("POST", "/faults", { ...fault, calls: 1 });
  if (does === "clear-faults") await world.control("DELETE", "/faults");
}

async function nowIn({ world }: Made): Promise<string> {
  return (await world.control("GET", "/clock")).body.now;
}

describe("in any world", () => {
  it("the lines say at every moment what the ledger said when it was that moment", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, fc.array(step, { minLength: 1, maxLength: 8 }), async (made, steps) => {
        const played = await begin(made);
        const seen: { readonly at: string; readonly ledger: Awaited<ReturnType<TestWorld["ledgerOf"]>> }[] = [];
        for (const [index, each] of steps.entries()) {
          await play(played, each, index);
          seen.push({ at: await nowIn(played), ledger: await played.world.ledgerOf(itemKey) });
        }
        for (const { account_id: accountId } of seen[0]?.ledger ?? []) {
          const line = await timelineOf(played.world, { itemId: played.itemId, accountId });
          for (const { at, ledger } of seen) {
            const answered = ledger.find((each) => each.account_id === accountId);
            const lagging = new Date(Date.parse(at) - line.real_time_lag_ms).toISOString();
            const bank = stepAt(line.bank, lagging);
            const copy = stepAt(
              line.copies.filter((each) => each.copy === "item"),
              at,
            );
            expect([at, bank?.available, bank?.current]).toEqual([
              at,
              answered?.bank.available,
              answered?.bank.current,
            ]);
            expect([at, copy?.available, copy?.current]).toEqual([
              at,
              answered?.cached.available,
              answered?.cached.current,
            ]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("each write of the copy, and each change at the bank that moved a balance, is in the events with its cause", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, fc.array(step, { minLength: 1, maxLength: 6 }), async (made, steps) => {
        const played = await begin(made);
        for (const [index, each] of steps.entries()) await play(played, each, index);
        const { body } = await played.world.control("GET", `/events?item_id=${played.itemId}`);
        const events = body.events as readonly {
          readonly at: string;
          readonly what: string;
          readonly cause: string;
          readonly account_id?: string;
          readonly details?: { readonly copy?: string; readonly after?: object };
        }[];
        for (const { account_id: accountId } of await played.world.ledgerOf(itemKey)) {
          const line = await timelineOf(played.world, { itemId: played.itemId, accountId });
          const mine = events.filter((event) => event.account_id === accountId);
          const written = mine.filter(({ what }) => what === "cache-refreshed");
          expect(
            line.copies
              .filter(({ cause }) => cause !== "adjusted-by-transactions")
              .map(({ at, cause, copy, available, current }) => ({ at, cause, copy, available, current })),
          ).toEqual(
            // The lines of one copy are told together where moments are equal.
            inOrderOf(line.copies, written).map(({ at, cause, details }) => ({
              at,
              cause,
              copy: details?.copy,
              ...(({ available, current }: { available?: unknown; current?: unknown }) => ({ available, current }))(
                details?.after ?? {},
              ),
            })),
          );
          for (const { at } of line.bank.slice(1)) {
            const atBank = mine.filter((event) => event.at === at && event.cause === "bank");
            expect([at, atBank.length > 0]).toEqual([at, true]);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("a moment is answered as a second emulator answers whose clock really stands there", async () => {
    await fc.assert(
      fc.asyncProperty(
        scenario,
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.record({
          ruleset_key: fc.constantFrom(undefined, "default", "scores", "spent", "low", "unknown"),
          amount: fc.constantFrom(0.5, 27.53, 300, 2500),
        }),
        async (made, steps, where, debit) => {
          const played = await begin(made);
          const moments: number[] = [];
          for (const [index, each] of steps.entries()) {
            const before = Date.parse(await nowIn(played));
            // In the middle of the wait before a step: no call is made at that moment.
            moments.push(before + Math.ceil((each.after * minute) / 2));
            await play(played, each, index);
          }
          const chosen = where % moments.length;
          const at = new Date(moments[chosen] ?? 0).toISOString();
          // A fault of one call is met by the first: each call has an emulator of its own.
          const second = async (): Promise<TestWorld> => {
            const other = await begin(made);
            for (const [index, each] of steps.slice(0, chosen).entries()) await play(other, each, index);
            expect((await other.world.control("POST", "/clock", { to: at })).status).toBe(200);
            return other.world;
          };
          const accounts = await played.world.ledgerOf(itemKey);
          const accountId = accounts[where % accounts.length]?.account_id ?? "";
          const query = { at, amount: String(debit.amount), ...pick(debit) };
          const answered = await timelineOf(played.world, { itemId: played.itemId, accountId, query });
          const fresh = await secondAnswers(second, { accountId, ...debit });
          const paths = answered.moment?.answers.map(({ endpoint }) => endpoint);
          expect(paths).toEqual(expect.arrayContaining(["/accounts/get", "/signal/evaluate", "/accounts/balance/get"]));
          for (const answer of answered.moment?.answers ?? [])
            expect(answer).toMatchObject(fresh[answer.endpoint] ?? {});
        },
      ),
      { numRuns: 80 },
    );
  });

  it("asking for it changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, fc.array(step, { maxLength: 4 }), async (made, steps) => {
        const [asked, left] = [await begin(made), await begin(made)];
        for (const [index, each] of steps.entries()) {
          await play(left, each, index);
          await play(asked, each, index);
          const [account] = await asked.world.ledgerOf(itemKey);
          const query = { at: start, amount: "20", ruleset_key: "default" };
          await timelineOf(asked.world, { itemId: asked.itemId, accountId: account?.account_id ?? "", query });
        }
        for (const path of ["/events", `/items/${asked.itemId}/ledger`, "/items", "/faults"]) {
          const [one, other] = [await asked.world.control("GET", path), await left.world.control("GET", path)];
          expect(one.text).toBe(other.text);
        }
      }),
      { numRuns: 15 },
    );
  });
});

function pick({ ruleset_key }: { readonly ruleset_key: string | undefined }): Readonly<Record<string, string>> {
  return ruleset_key === undefined ? {} : { ruleset_key };
}

/** Events in the order in which the steps of their copies are told. */
function inOrderOf<T extends { readonly at: string; readonly details?: { readonly copy?: string } }>(
  copies: readonly { readonly copy: string }[],
  events: readonly T[],
): readonly T[] {
  const names = [...new Set(copies.map(({ copy }) => copy))];
  const place = ({ details }: T) => names.indexOf(details?.copy ?? "");
  return events.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at) || place(one) - place(other));
}

/** What each endpoint answers in an emulator of its own. */
async function secondAnswers(
  second: () => Promise<TestWorld>,
  asked: { readonly accountId: string; readonly amount: number; readonly ruleset_key: string | undefined },
): Promise<Readonly<Record<string, Partial<AnswerThen>>>> {
  const { accountId, amount, ruleset_key } = asked;
  const read = async (path: string, body: object): Promise<Partial<AnswerThen>> => {
    const { body: answer } = await (await second()).call(path, { access_token, ...body });
    const { error_code = null, accounts, ruleset, core_attributes } = answer;
    const shown = accounts?.find((each) => each.account_id === accountId)?.balances;
    const attributes = Object(core_attributes) as Readonly<Record<string, number | null>>;
    return {
      error_code,
      available: shown?.available ?? attributes.available_balance ?? null,
      current: shown?.current ?? attributes.current_balance ?? null,
      decision: ruleset?.result ?? null,
    };
  };
  const options = { options: { account_ids: [accountId] } };
  const day = { start_date: "2026-03-01", end_date: "2026-03-01" };
  const debit = { account_id: accountId, amount, client_transaction_id: "preview", ...pick({ ruleset_key }) };
  return {
    "/accounts/get": await read("/accounts/get", options),
    "/transactions/get": await read("/transactions/get", { ...options, ...day }),
    "/signal/evaluate": await read("/signal/evaluate", debit),
    "/accounts/balance/get": await read("/accounts/balance/get", options),
  };
}
