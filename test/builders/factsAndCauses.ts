import type {
  Certainty,
  DifferenceSplit,
  Finding,
  FindingParam,
  Severity,
  TimeWindow,
} from "../../src/core/findings/finding.ts";
import type { Messages } from "../../src/text/segment.ts";

type Part = Partial<Finding> & Pick<Finding, "id" | "code">;

/** A finding by its id; what a test does not say is a certain fact of nobody's account. */
export function findingOf(part: Part): Finding {
  return {
    certainty: "certain",
    severity: "warning",
    accountIds: [],
    readings: [],
    evidence: [],
    params: {},
    advice: "none",
    docUrl: "https://plaid.com/docs/api/products/balance/",
    ...part,
  };
}

export interface DifferenceInput {
  readonly number: number;
  readonly accountId: string;
  readonly name: string;
  readonly cached: number;
  readonly bank: number;
  readonly field?: "available" | "current";
  readonly severity?: Severity;
  readonly window?: TimeWindow;
  readonly split?: DifferenceSplit;
}

const cachedId = "cached:/accounts/get";
const bankId = "real-time:/accounts/balance/get";

/** The fact that the cached and the real-time number of one account differ. */
export function differenceFact(input: DifferenceInput): Finding {
  const { number, accountId, name, cached, bank, field = "available", severity = "warning", window, split } = input;
  const ref = (readingId: string) => ({ readingId, accountId, field });
  const money = (value: number, readingId: string): FindingParam => ({
    kind: "money",
    value,
    currency: "USD",
    ref: ref(readingId),
  });
  return findingOf({
    id: `cached-differs-from-real-time#${number}`,
    code: "cached-differs-from-real-time",
    variant: cached > bank ? "too-high" : "too-low",
    severity,
    accountIds: [accountId],
    readings: [cachedId, bankId],
    evidence: [ref(cachedId), ref(bankId)],
    cachedMinusRealTime: Math.round((cached - bank) * 100) / 100,
    params: {
      account: { kind: "account", accountId, name, mask: "0000" },
      field: { kind: "text", value: field },
      cached: money(cached, cachedId),
      bank: money(bank, bankId),
      amount: { kind: "money", value: Math.abs(Math.round((cached - bank) * 100) / 100), currency: "USD" },
    },
    advice: "read-real-time",
    ...(window !== undefined && { window }),
    ...(split !== undefined && { split }),
  });
}

/** A cause of a fact, of the same account and as grave. */
export function causeOf(fact: Finding, code: string, certainty: Certainty, more: Partial<Finding> = {}): Finding {
  const { severity, accountIds, readings, evidence, params, window } = fact;
  return findingOf({
    id: `${code}#${fact.id}`,
    code,
    explains: fact.id,
    certainty,
    ...{ severity, accountIds, readings, evidence, params },
    ...(window !== undefined && { window }),
    ...(certainty !== "certain" && { settledBy: "compare-again" }),
    ...more,
  });
}

/** That no cause of a difference is above possible. */
export function unexplainedOf(fact: Finding): Finding {
  const { explains: _, ...rest } = causeOf(fact, "unexplained", "certain", { advice: "compare-again-then-ask-plaid" });
  return { ...rest, about: fact.id, settledBy: "compare-after-update" };
}

/** Sentences of those findings that are a fixture's own: what the product says of them may change. */
export const factMessages: Messages = {
  "finding.cached-differs-from-real-time.too-high":
    "{account}: the cached {field} balance is {cached}, {amount} too high. The bank says {bank}.",
  "finding.cached-differs-from-real-time.too-low":
    "{account}: the cached {field} balance is {cached}, {amount} too low. The bank says {bank}.",
  "finding.hold-newer-than-update": "A hold of {amount} was probably placed after the last update.",
  "finding.cache-older-than-bank": "The bank's balance may have changed since the last update.",
  "finding.pending-released": "A pending transaction may have been dropped.",
  "finding.unexplained": "Nothing in the responses settles what explains {amount}.",
  "advice.read-real-time": "Read /accounts/balance/get where the number must be live.",
  "advice.use-real-time-meanwhile":
    "Judge what can be spent by the real-time number: the cached one does not know of this yet.",
  "advice.expected-use-available": "This is expected. Use available, not current, to judge what can be spent.",
  "advice.compare-again-then-ask-plaid": "Compare again; if it stays, ask Plaid with the request IDs of both calls.",
  "advice.retry-later-use-cached": "Use the cached number with its age meanwhile, and try again later.",
  "settle.compare-again": "Comparing again would settle it: a movement between two calls does not come twice.",
  "settle.compare-after-update": "Comparing again after the next update of the Item would settle it.",
  "finding.last-update-failed": "Plaid's last update of this Item failed.",
  "finding.agree": "Cached and real-time balances match.",
  "finding.agree-just-updated": "Plaid updated this Item a moment before, which probably is why.",
};

const window = { from: "2026-03-01T03:00:00.000Z", to: "2026-03-01T12:00:00.000Z" };
const openWindow = { from: null, to: "2026-03-01T12:00:00.000Z" };

/** Facts gravest first: one with two causes, one that is unexplained, one alone, and one with a cause of no weight. */
export function factsAndCauses(ids: { readonly checking: string; readonly savings: string }): readonly Finding[] {
  const { checking, savings } = ids;
  const hold = differenceFact({
    number: 1,
    accountId: checking,
    name: "Checking",
    cached: 1204.11,
    bank: 1119.91,
    window,
    split: { posted: 0, held: -84.2, limit: null },
  });
  const open = differenceFact({
    number: 2,
    accountId: savings,
    name: "Savings",
    cached: 500,
    bank: 537.5,
    window: openWindow,
  });
  const agree = findingOf({ id: "agree#1", code: "agree", severity: "info" });
  return [
    hold,
    causeOf(hold, "hold-newer-than-update", "likely", {
      advice: "use-real-time-meanwhile",
      docUrl: "https://plaid.com/docs/balance/",
    }),
    causeOf(hold, "cache-older-than-bank", "possible", { advice: "read-real-time" }),
    open,
    causeOf(open, "pending-released", "possible", { advice: "expected-use-available" }),
    unexplainedOf(open),
    findingOf({ id: "last-update-failed#1", code: "last-update-failed", advice: "retry-later-use-cached" }),
    agree,
    causeOf(agree, "agree-just-updated", "likely", { advice: "none" }),
  ];
}
