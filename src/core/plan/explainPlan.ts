import { endpointEntry, type RateLimit } from "../endpoint/catalogue.ts";
import type { EndpointPath, ReadingKind } from "../endpoint/endpoint.ts";
import type { Pass, SkipReason } from "../reading/reading.ts";
import { type Budget, freshBudget, roomFor } from "./budget.ts";
import { isBilledPerCall } from "./isBilledPerCall.ts";
import type { BillingClass, Plan } from "./plan.ts";

/** One call of a plan, as it is shown before it is made. */
export interface ExplainedCall {
  readonly endpoint: EndpointPath;
  readonly kind: ReadingKind;
  readonly billing: BillingClass;
  readonly contactsBank: "never" | "always" | "depends-on-ruleset";
  readonly refreshesCache: "no" | "yes" | "undocumented";
  /** Requests it may send at most, pages and retries included. */
  readonly requestsAtMost: number;
  /** Plaid's published p50 and p95, ms; null where it publishes none. */
  readonly latency: { readonly p50Ms: number; readonly p95Ms: number } | null;
}

export interface ExplainedStep {
  readonly pass: Pass;
  /** They run side by side. */
  readonly calls: readonly ExplainedCall[];
}

/** What a plan will do and cost, and what it leaves of the limits, before it runs. */
export interface PlanExplanation {
  readonly steps: readonly ExplainedStep[];
  readonly calls: number;
  readonly requestsAtMost: number;
  /** Calls by how production would bill them; classes without a call are absent. */
  readonly billing: Readonly<Partial<Record<BillingClass, number>>>;
  /** How many of them production would bill each time. */
  readonly billedCalls: number;
  /** Products that would be added to the Item, and billed from then on. */
  readonly addsProducts: readonly string[];
  readonly skipped: readonly {
    readonly endpoint: EndpointPath;
    readonly reason: SkipReason;
    readonly product: string | null;
  }[];
  /**
   * What is left under Plaid's documented Sandbox limits, by this extension's own calls; empty where it documents none.
   */
  readonly room: readonly {
    readonly endpoint: EndpointPath;
    readonly limit: RateLimit;
    readonly left: number;
    readonly leftAfter: number;
  }[];
}

/** Explains a plan from the catalogue. `products` are the Item's; `budget` the one the plan was made with. */
export function explainPlan(plan: Plan, input: { products: readonly string[]; budget?: Budget }): PlanExplanation {
  const budget = input.budget ?? freshBudget;
  const all = plan.steps.flatMap((step) => step.calls);
  const made = all.filter((call) => call.skip === null);
  const steps = plan.steps.map(
    (step): ExplainedStep => ({
      pass: step.pass,
      calls: step.calls
        .filter((call) => call.skip === null)
        .map((call) => {
          const { effects, latency } = endpointEntry(call.endpoint);
          const { contactsBank, refreshesCache } = effects;
          const { endpoint, kind, billing, allowance = 1 } = call;
          return { endpoint, kind, billing, contactsBank, refreshesCache, requestsAtMost: allowance, latency };
        }),
    }),
  );
  const billing: Partial<Record<BillingClass, number>> = {};
  for (const call of made) billing[call.billing] = (billing[call.billing] ?? 0) + 1;
  const requests = new Map<EndpointPath, number>();
  for (const call of made) requests.set(call.endpoint, (requests.get(call.endpoint) ?? 0) + (call.allowance ?? 1));
  const added = made.flatMap((call) => endpointEntry(call.endpoint).product ?? []);
  return {
    steps: steps.filter((step) => step.calls.length > 0),
    calls: made.length,
    requestsAtMost: [...requests.values()].reduce((sum, count) => sum + count, 0),
    billing,
    billedCalls: made.filter((call) => isBilledPerCall(call.billing)).length,
    addsProducts: [...new Set(added)].filter((product) => !input.products.includes(product)),
    skipped: all.flatMap(({ endpoint, skip }) =>
      skip === null ? [] : [{ endpoint, reason: skip, product: endpointEntry(endpoint).product }],
    ),
    room: [...requests].flatMap(([endpoint, count]) => {
      const left = roomFor(budget, endpoint);
      if (left === Infinity) return [];
      return [{ endpoint, limit: endpointEntry(endpoint).sandboxLimit, left, leftAfter: left - count }];
    }),
  };
}
