import { describe, expect, test } from "vitest";
import { CallRecord } from "../../../../src/host/connection/callRecord.ts";
import { cancelled, unknownItem } from "../../../../src/host/failure/failures.ts";
import { keptRun } from "../../../../src/host/reports/keptRun.ts";
import { type ManyReportDependencies, manyShown } from "../../../../src/host/reports/manyReports.ts";
import { ManyRun } from "../../../../src/host/reports/manyRun.ts";
import { FakeClock } from "../../../builders/fakeClock.ts";
import { aComparison, anItem } from "../support/fakes.ts";
import { happened } from "../support/vscode/happened.ts";

const items = ["a", "b", "c"].map((itemId) => anItem({ itemId }));
const startedAt = "2026-11-22T10:00:00.000Z";

function setUp(compare: (itemId: string, run: ManyRun) => void = () => {}) {
  const run = new ManyRun([...items, ...items.slice(0, 1)], { environment: "local", startedAt });
  const clock = new FakeClock();
  const comparisonWork = {
    async compare(item: (typeof items)[number], _options: unknown, signal: AbortSignal) {
      compare(item.itemId, run);
      if (signal.aborted) throw cancelled();
      return aComparison({ item });
    },
  };
  const start = () =>
    run.run({ clock, calls: new CallRecord(clock), comparisonWork, optionsFor: () => ({ evaluate: null }) });
  return { run, start };
}

describe("several Items that are compared", () => {
  test("tell of each that comes further, and have an end", async () => {
    const { run, start } = setUp();
    const states: string[] = [];
    run.onDidChange((itemIds) => {
      states.push(itemIds.map((itemId) => `${itemId} ${stateOf(run, itemId)}`).join() || "ended");
    });
    expect(run.items.map(({ itemId }) => itemId)).toEqual(["a", "b", "c"]);
    expect(run.when).toBe(`${startedAt}/`);
    await start();
    expect(states.slice(0, 2)).toEqual(["a comparing", "a compared"]);
    expect(states.at(-1)).toBe("ended");
    expect([run.isRunning, run.left, run.outcomes.length]).toEqual([false, 0, 3]);
    expect(run.when).toMatch(/^2026-11-22T10:00:00.000Z\/\d{4}-/);
  });

  test("keep with a cancel what is done, and say of the others that they were left", async () => {
    const { run, start } = setUp((itemId, of) => {
      if (itemId === "b") of.cancel();
    });
    await start();
    expect(["a", "b", "c"].map((itemId) => stateOf(run, itemId))).toEqual(["compared", "left", "left"]);
    expect(run.left).toBe(2);
  });
});

test("the summary is copied as it is exported: without any secret that this window knows", async () => {
  const item = anItem({ environment: "sandbox", alias: "named a-canary by hand" });
  const run = new ManyRun([item], { environment: "sandbox", startedAt });
  const clock = new FakeClock();
  const comparisonWork = { compare: () => Promise.reject(unknownItem("sandbox")) };
  await run.run({ clock, calls: new CallRecord(clock), comparisonWork, optionsFor: () => ({ evaluate: null }) });
  const log = { redacted: (text: string) => text.replaceAll("a-canary", "[redacted]") };
  await manyShown({ log } as unknown as ManyReportDependencies, run).actions.copy?.();
  expect(happened.copied).toEqual([expect.stringContaining("named [redacted] by hand")]);
});

describe("after the window was loaded again", () => {
  const kept = (itemId: string, at: string, change = {}) =>
    aComparison({ id: `${itemId} ${at}`, item: anItem({ itemId }), startedAt: at, ...change });
  const comparisons = [
    kept("a", "2026-11-22T10:30:00.000Z"),
    kept("b", "2026-11-22T10:00:09.000Z"),
    kept("a", "2026-11-22T10:00:05.000Z"),
    kept("c", "2026-11-22T09:00:00.000Z"),
  ];
  const files = comparisons.map(({ id, item, environment, startedAt: at }) => {
    return { name: id, itemId: item.itemId, comparisonId: id, environment, startedAt: at };
  });
  const history = {
    list: async () => files,
    find: async (fits: (file: (typeof files)[number]) => boolean) =>
      comparisons.find(({ id }) => id === files.find(fits)?.comparisonId) ?? null,
  };

  test("a run is made of the comparisons that were kept of it, and of no others", async () => {
    const run = await keptRun(history, "2026-11-22T10:00:00.000Z/2026-11-22T10:01:00.000Z");
    expect(run?.items.map(({ itemId }) => itemId)).toEqual(["b", "a"]);
    expect([run?.isRunning, run?.isKept, run?.left]).toEqual([false, true, 0]);
  });

  test("one that was cut off has all since, the newest of each Item", async () => {
    const run = await keptRun(history, "2026-11-22T10:00:00.000Z/");
    expect(run?.items.map(({ itemId }) => itemId)).toEqual(["a", "b"]);
  });

  test.each(["", "/", "yesterday/today", "2027-01-01T00:00:00.000Z/", "../../etc/passwd"])(
    "there is none of %j",
    async (subject) => {
      expect(await keptRun(history, subject)).toBeNull();
    },
  );
});

function stateOf(run: ManyRun, itemId: string): string {
  const state = run.stateOf(itemId);
  return typeof state === "string" ? state : state.kind;
}
