import type { BankShown, Comparison } from "../../../src/core/comparison/comparison.ts";
import type { EndpointPath } from "../../../src/core/endpoint/endpoint.ts";
import type { Pass, Reading, SkippedReading } from "../../../src/core/reading/reading.ts";
import type { Setting } from "./setting.ts";
import { iso } from "./spans.ts";

const passes: readonly Pass[] = ["cached", "evaluated", "cached-after-evaluate", "real-time", "cached-again", "single"];

/** The comparison a client keeps of these answers. */
export function comparisonOf(
  setting: Setting,
  readings: readonly Reading[],
  entered: BankShown | null = null,
): Comparison {
  const { item, client, environment } = setting;
  const { saved } = client;
  const startedAt = iso(saved?.openedAt ?? (setting.calls[0]?.startsAt ?? 0) + client.skewMs);
  return {
    schemaVersion: schemaVersion as Comparison["schemaVersion"],
    id: `world-${setting.seed}`,
    item: {
      itemId: item.itemId,
      environment,
      institutionId: item.institutionId,
      institutionName: item.institutionName,
      products: item.products,
    },
    environment,
    plan: {
      steps: passes
        .map((pass) => ({
          pass,
          calls: readings
            .filter((reading) => reading.pass === pass)
            .map(({ id, endpoint, kind }) => ({ id, endpoint, kind, billing: "free" as const, skip: null })),
        }))
        .filter((step) => step.calls.length > 0),
      options: { evaluate: readings.some((reading) => reading.kind === "evaluated") ? "default" : null },
    },
    status: "complete",
    startedAt,
    wallMs: saved === null ? 4000 : null,
    readings: [...readings, ...skippedOf(setting)],
    lastOwnRealTimeAt: setting.lastOwnRealTimeAt === null || saved !== null ? null : iso(setting.lastOwnRealTimeAt),
    ...(saved !== null && { origin: "saved" as const }),
    ...(entered !== null && { bankShows: [entered] }),
  };
}

/** Nothing reads it here: whichever version the type has. */
const schemaVersion: number = 2;

/** Calls of the plan that were not made: held back, or of products the Item does not have. */
function skippedOf({ heldBack, client, item }: Setting): readonly SkippedReading[] {
  if (client.saved !== null) return [];
  const skipped = (endpoint: EndpointPath, skipReason: SkippedReading["skipReason"]): SkippedReading => {
    const isLive = endpoint === "/accounts/balance/get";
    const pass = isLive ? "real-time" : "cached";
    const common = { outcome: "skipped", startedAt: null, latencyMs: null, accounts: [] } as const;
    return { ...common, id: `${pass}:${endpoint}`, endpoint, pass, kind: isLive ? "real-time" : "cached", skipReason };
  };
  const missing = (["auth", "identity", "liabilities"] as const).filter((product) => !item.products.includes(product));
  return [
    ...heldBack.map((endpoint) => skipped(endpoint, "budget-spent")),
    ...missing
      .filter((product) => !heldBack.includes(`/${product}/get`))
      .map((product) => skipped(`/${product}/get`, "product-not-on-item")),
  ];
}
