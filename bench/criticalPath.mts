/**
 * How long a comparison takes beside the least it can take: the server's own delays, call by call, along the longest way
 * through the plan.
 */
import { randomUUID } from "node:crypto";
import path from "node:path";
import { ensureBuilt } from "../scripts/lib/build.mts";
import { dist } from "../scripts/lib/places.mts";
import type { Comparison } from "../src/core/comparison/comparison.ts";
import type { Plan } from "../src/core/plan/plan.ts";
import { planComparison } from "../src/core/plan/planner.ts";
import { runComparison } from "../src/core/run/runComparison.ts";
import { systemClock } from "../src/systemClock.ts";
import type { Bench } from "./support/figure.mts";
import { startProgram } from "./support/program.mts";
import { quantile, rounded } from "./support/quantile.mts";
import { shippedClient } from "./support/shippedClient.mts";

const runs = 5;
/** As `runComparison` has it. */
const sideBySide = 4;

interface ListedItem {
  readonly item_id: string;
  readonly access_token: string;
  readonly institution_id: string;
  readonly products: readonly string[];
}

export const run: Bench = async () => {
  await ensureBuilt();
  const { connectPlaid } = await shippedClient();
  using program = await startProgram([path.join(dist, "emulator.mjs"), "--port", "0", "--scenario", "daily-refresh"]);
  const { url, control, token } = JSON.parse(program.firstLine) as { url: string; control: string; token: string };
  const ask = async <Answer,>(name: string): Promise<Answer> => {
    const response = await fetch(`${control}/${name}`, { headers: { authorization: `Bearer ${token}` } });
    return (await response.json()) as Answer;
  };
  const [listed] = (await ask<{ items: readonly ListedItem[] }>("items")).items;
  if (listed === undefined) throw new Error("the emulator has no Item");
  const source = connectPlaid({
    environment: "local",
    basePath: url,
    clock: systemClock,
    credentials: async () => ({ clientId: "bench-client-id", secret: "bench-secret" }),
    accessTokenOf: async () => listed.access_token,
  });
  const plan = planComparison({
    products: listed.products,
    institutionId: listed.institution_id,
    options: { evaluate: "default" },
  });
  const item = {
    itemId: listed.item_id,
    environment: "local" as const,
    institutionId: listed.institution_id,
    institutionName: null,
    products: listed.products,
  };
  const ratios: number[] = [];
  const walls: number[] = [];
  for (let round = 0; round <= runs; round++) {
    const before = (await ask<{ requests: readonly unknown[] }>("requests")).requests.length;
    const began = performance.now();
    const comparison = await runComparison(
      { source, clock: systemClock, ids: { uuid: randomUUID } },
      { item, environment: "local", plan, lastOwnRealTimeAt: null, id: randomUUID() },
      { signal: new AbortController().signal, onProgress: () => undefined },
    );
    const wall = performance.now() - began;
    const { requests } = await ask<{ requests: readonly { path: string; ms: number }[] }>("requests");
    // The first loads and compiles what the others find ready.
    if (round === 0) continue;
    walls.push(wall);
    ratios.push(wall / criticalMs(plan, comparison, requests.slice(before)));
  }
  const against = "the longest way through the server's own delays";
  return [
    { name: "comparison.wall", value: rounded(quantile(walls, 0.5)), unit: "ms", samples: runs },
    {
      name: "comparison.wall-ratio",
      value: rounded(quantile(ratios, 0.5)),
      unit: "ratio",
      against,
      aim: 1.05,
      samples: runs,
    },
  ];
};

/** Steps come one after another; in a step each lane takes the next call as it gets free. */
function criticalMs(plan: Plan, comparison: Comparison, requests: readonly { path: string; ms: number }[]): number {
  const left = [...requests];
  const delayOf = (id: string): number => {
    const reading = comparison.readings.find((each) => each.id === id);
    if (reading === undefined || reading.outcome === "skipped") return 0;
    if (reading.outcome === "failed") throw new Error(`${id} failed: ${reading.failure.reason}`);
    let sum = 0;
    for (let page = 0; page < (reading.transactions?.pages ?? 1); page++) {
      const place = left.findIndex((each) => each.path === reading.endpoint);
      if (place < 0) throw new Error(`the server has not seen ${id}`);
      sum += left.splice(place, 1)[0]?.ms ?? 0;
    }
    return sum;
  };
  return plan.steps.reduce((total, step) => {
    const lanes = Array.from({ length: sideBySide }, () => 0);
    for (const { id } of step.calls) {
      const free = lanes.indexOf(Math.min(...lanes));
      lanes[free] = (lanes[free] ?? 0) + delayOf(id);
    }
    return total + Math.max(...lanes);
  }, 0);
}
