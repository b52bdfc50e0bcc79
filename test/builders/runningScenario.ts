import type { Comparison } from "../../src/core/comparison/comparison.ts";
import { planComparison } from "../../src/core/plan/planner.ts";
import { runComparison } from "../../src/core/run/runComparison.ts";
import { startEmulator } from "../../src/emulator/server/start.ts";
import { connectPlaid } from "../../src/plaid/connect.ts";
import { systemClock } from "../../src/systemClock.ts";
import type { ListedItem } from "./emulatorSource.ts";

/** A scenario's Item on a port, compared through the real client, for what has to call it from outside. */
export interface RunningScenario {
  readonly url: string;
  /** Of the emulator's control, and its bearer token. */
  readonly control: string;
  readonly token: string;
  readonly accessToken: string;
  readonly comparison: Comparison;
  close(): Promise<void>;
}

export async function runScenario(name: string): Promise<RunningScenario> {
  const emulator = await startEmulator({
    seed: 1,
    scenarios: [name],
    latency: "none",
    rateLimits: false,
    now: "2026-03-02T15:00:00Z",
  });
  const answer = await fetch(`${emulator.control}/items`, { headers: { authorization: `Bearer ${emulator.token}` } });
  const { items } = (await answer.json()) as { items: readonly ListedItem[] };
  const [item] = items;
  if (item === undefined) throw new Error(`${name} has no Item`);
  const connection = connectPlaid({
    environment: "local",
    basePath: emulator.url,
    clock: systemClock,
    credentials: async () => ({ clientId: "client", secret: "secret" }),
    accessTokenOf: async () => item.access_token,
  });
  const comparison = await runComparison(
    { source: connection, clock: systemClock, ids: { uuid: () => crypto.randomUUID() } },
    {
      item: {
        itemId: item.item_id,
        environment: "local",
        institutionId: item.institution_id,
        institutionName: "First Platypus Bank",
        products: item.products,
      },
      environment: "local",
      plan: planComparison({
        products: item.products,
        institutionId: item.institution_id,
        options: { evaluate: "default" },
      }),
      lastOwnRealTimeAt: null,
      id: "comparison-1",
    },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );
  const { url, control, token } = emulator;
  return { url, control, token, accessToken: item.access_token, comparison, close: () => emulator.close() };
}
