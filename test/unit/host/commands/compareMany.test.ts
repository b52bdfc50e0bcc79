import { describe, expect, test } from "vitest";
import type { ItemSummary } from "../../../../src/core/item/item.ts";
import { CallRecord } from "../../../../src/host/connection/callRecord.ts";
import { cancelled } from "../../../../src/host/failure/failures.ts";
import { compareMany } from "../../../../src/host/work/compareMany.ts";
import { FakeClock } from "../../../builders/fakeClock.ts";
import { aComparison, anItem } from "../support/fakes.ts";

const items = ["a", "b", "c"].map((itemId) => anItem({ itemId, environment: "sandbox" }));
const options = { evaluate: null };

function setUp(compare: (item: ItemSummary, signal: AbortSignal) => Promise<void> = async () => {}) {
  const clock = new FakeClock();
  const calls = new CallRecord(clock);
  const controller = new AbortController();
  const seen: string[] = [];
  const ended: string[] = [];
  let running = 0;
  const run = (list: readonly ItemSummary[] = items) =>
    compareMany(
      {
        clock,
        calls,
        optionsFor: () => options,
        comparisonWork: {
          async compare(item, _options, signal) {
            running += 1;
            expect(running, "side by side").toBe(1);
            try {
              await compare(item, signal);
            } finally {
              running -= 1;
            }
            return aComparison({ item });
          },
        },
      },
      list,
      {
        signal: controller.signal,
        onOutcome: ({ item, kind }) => ended.push(`${kind} ${item.itemId}`),
        onItem: ({ itemId }, state) => seen.at(-1) !== `${state} ${itemId}` && seen.push(`${state} ${itemId}`),
      },
    );
  return { clock, calls, controller, seen, ended, run };
}

/** Uses up what Plaid lets be asked of the bank for all Items in a minute. */
function spend(calls: CallRecord, itemId: string): void {
  for (let count = 0; count < 100; count += 1) calls.note("/accounts/balance/get", itemId);
}

describe("comparing several Items", () => {
  test("goes one after another, and one that fails keeps no other from its turn", async () => {
    const { run, seen, ended } = setUp(async ({ itemId }) => {
      if (itemId === "b") throw new Error("no connection");
    });
    const { outcomes, left } = await run();
    expect(outcomes.map(({ kind }) => kind)).toEqual(["compared", "not-compared", "compared"]);
    expect(outcomes[1]).toMatchObject({ failure: { reason: "internal" } });
    expect(left).toBe(0);
    expect(seen).toEqual(["comparing a", "comparing b", "comparing c"]);
    expect(ended).toEqual(["compared a", "not-compared b", "compared c"]);
  });

  test("a cancel keeps what is done, and says how many are left", async () => {
    const { run, controller } = setUp(async ({ itemId }, signal) => {
      if (itemId === "b") controller.abort(cancelled());
      if (signal.aborted) throw signal.reason;
    });
    const { outcomes, left } = await run();
    expect(outcomes.map(({ item }) => item.itemId)).toEqual(["a"]);
    expect(left).toBe(2);
  });

  test("waits until Plaid's limits leave room for a whole comparison", async () => {
    const { run, calls, clock, seen } = setUp();
    spend(calls, "a");
    const { outcomes } = await clock.runUntil(run(items.slice(0, 1)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(["compared"]);
    expect(seen).toEqual(["waiting a", "comparing a"]);
    // The window of that limit is a minute.
    expect(clock.monotonic()).toBeGreaterThanOrEqual(60_000);
    expect(clock.monotonic()).toBeLessThan(62_000);
  });

  test("does not wait for ever: what has no room for longer is not compared, and says why", async () => {
    const { run, calls, clock } = setUp();
    spend(calls, "a");
    const wait = clock.wait;
    // Another part of the window goes on asking.
    clock.wait = (ms, signal) => {
      spend(calls, "other");
      return wait(ms, signal);
    };
    const { outcomes } = await clock.runUntil(run(items.slice(0, 1)));
    expect(outcomes).toMatchObject([{ kind: "not-compared", failure: { reason: "budget-spent" } }]);
  });

  test("a wait ends at once when it is cancelled", async () => {
    const { run, calls, clock, controller } = setUp();
    spend(calls, "a");
    const running = run();
    while (clock.pending === 0) await Promise.resolve();
    controller.abort(cancelled());
    expect(await running).toEqual({ outcomes: [], left: 3 });
  });

  test("the local sandbox is held to no limit", async () => {
    const { run, calls, seen } = setUp();
    spend(calls, "a");
    const { outcomes } = await run([anItem({ itemId: "a" })]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["compared"]);
    expect(seen).toEqual(["comparing a"]);
  });
});
