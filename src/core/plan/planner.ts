import { catalogue, type EndpointEntry, endpointEntry } from "../endpoint/catalogue.ts";
import type { EndpointPath } from "../endpoint/endpoint.ts";
import { isOpenTo } from "../endpoint/isOpenTo.ts";
import { capitalOneId } from "../item/capitalOneId.ts";
import type { Pass, SkipReason } from "../reading/reading.ts";
import { type Budget, freshBudget, roomFor } from "./budget.ts";
import type { Plan, PlannedCall, PlanOptions, PlanStep } from "./plan.ts";
import { readingIdOf } from "./readingId.ts";

export interface PlanInput {
  readonly products: readonly string[];
  readonly institutionId: string | null;
  readonly options: PlanOptions;
  /** As the Item's: a processor token opens it. */
  readonly isProcessor?: boolean | undefined;
  /** The rest of the limits; without it the whole documented limit. */
  readonly budget?: Budget;
}

/** Pages and retries one reading may need; a plan never grants more than the budget has. */
const mostRequests = { none: 3, offset: 25, cursor: 25 } as const;

function skipReasonOf(entry: EndpointEntry, input: PlanInput): SkipReason | null {
  const { options, products } = input;
  if (!isOpenTo(input, entry.path) || options.without?.includes(entry.path)) return "not-asked";
  if (entry.product === null || products.includes(entry.product)) return null;
  return options.addProducts?.includes(entry.path) ? null : "product-not-on-item";
}

/**
 * Capital One responds for cards and loans only with the oldest acceptable time. Even its oldest balance is worth
 * showing.
 */
const oldestAcceptableMs = 30 * 86_400_000;

function plannedCall(entry: EndpointEntry, pass: Pass, input: PlanInput): PlannedCall {
  const needsTime =
    entry.kind === "real-time" &&
    input.institutionId === capitalOneId &&
    input.options.minLastUpdatedDatetime === undefined;
  return {
    id: readingIdOf(pass, entry.path),
    endpoint: entry.path,
    kind: entry.kind,
    billing: entry.billing,
    skip: skipReasonOf(entry, input),
    ...(needsTime && { oldestAcceptableMs }),
  };
}

/** One step an evaluation: one that asks the bank may move what those after it are given, so none runs beside another. */
function rulesetSteps(input: PlanInput, rulesetKeys: readonly (string | null)[]): PlanStep[] {
  const read = (pass: Pass, paths: readonly EndpointPath[]): PlanStep => ({
    pass,
    calls: paths.map((path) => plannedCall(endpointEntry(path), pass, input)).filter((call) => call.skip === null),
  });
  const evaluation = plannedCall(endpointEntry("/signal/evaluate"), "evaluated", input);
  const evaluations = rulesetKeys.map((rulesetKey, index): PlanStep => {
    const id = index === 0 ? evaluation.id : `${evaluation.id}#${index + 1}`;
    return { pass: "evaluated", calls: [{ ...evaluation, id, rulesetKey }] };
  });
  return [
    read("cached", ["/item/get", "/accounts/get"]),
    ...evaluations,
    read("cached-after-evaluate", ["/accounts/get"]),
  ];
}

function wantedSteps(input: PlanInput): readonly PlanStep[] {
  const { evaluate: debit, rulesetKeys } = input.options;
  return debit !== null && rulesetKeys !== undefined ? rulesetSteps(input, rulesetKeys) : usualSteps(input);
}

function usualSteps(input: PlanInput): PlanStep[] {
  const cached = catalogue.filter((entry) => entry.kind === "cached");
  const accounts = endpointEntry("/accounts/get");
  const evaluate = endpointEntry("/signal/evaluate");
  const realTime = endpointEntry("/accounts/balance/get");
  const callsOf = (pass: Pass, entries: readonly EndpointEntry[]) =>
    entries.map((entry) => plannedCall(entry, pass, input));
  const isAsked = (call: PlannedCall) => call.skip === null;

  const steps: PlanStep[] = [{ pass: "cached", calls: callsOf("cached", cached) }];
  if (input.options.evaluate !== null) {
    steps.push({ pass: "evaluated", calls: callsOf("evaluated", [evaluate]) });
    steps.push({
      pass: "cached-after-evaluate",
      calls: callsOf("cached-after-evaluate", [accounts]).filter(isAsked),
    });
  }
  steps.push({ pass: "real-time", calls: callsOf("real-time", [realTime]) });
  // A call that was skipped before the real-time call is not listed again, and a call billed by request is not
  // repeated: the free endpoints show whether the cache has changed.
  const repeatable = cached.filter((entry) => entry.billing !== "per-request");
  steps.push({ pass: "cached-again", calls: callsOf("cached-again", repeatable).filter(isAsked) });
  return steps;
}

/**
 * Divides what is left of each endpoint's limit among its calls, earlier calls first; a call that gets nothing is
 * skipped.
 */
function grantRoom(steps: readonly PlanStep[], budget: Budget): readonly PlanStep[] {
  const room = new Map<EndpointPath, number>();
  const waiting = new Map<EndpointPath, number>();
  const asked = steps.flatMap((step) => step.calls).filter((call) => call.skip === null);
  for (const { endpoint } of asked) {
    room.set(endpoint, roomFor(budget, endpoint));
    waiting.set(endpoint, (waiting.get(endpoint) ?? 0) + 1);
  }
  const grant = (call: PlannedCall): PlannedCall => {
    if (call.skip !== null) return call;
    const left = room.get(call.endpoint) ?? 0;
    const calls = waiting.get(call.endpoint) ?? 1;
    if (left < 1) return { ...call, skip: "budget-spent" };
    const fairShare = Math.max(1, Math.floor(left / calls));
    const allowance = Math.min(mostRequests[endpointEntry(call.endpoint).paging], fairShare);
    room.set(call.endpoint, left - allowance);
    waiting.set(call.endpoint, calls - 1);
    return { ...call, allowance };
  };
  return steps.map((step) => ({ pass: step.pass, calls: step.calls.map(grant) }));
}

/**
 * The steps of a comparison in the order that shows the gap: cached, evaluated, cached once more, real-time, cached
 * again. An endpoint whose product is not on the Item is skipped, since calling it would add the product and its
 * billing; a call for which Plaid's documented limit leaves no room is skipped too. With several rulesets, their evaluations
 * between two free readings of the cache.
 */
export function planComparison(input: PlanInput): Plan {
  return {
    steps: grantRoom(
      wantedSteps(input).filter((step) => step.calls.length > 0),
      input.budget ?? freshBudget,
    ),
    options: input.options,
  };
}
