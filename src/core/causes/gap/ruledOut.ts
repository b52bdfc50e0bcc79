import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import { rowsAddingUpTo } from "../../evidence/rowsAddingUpTo.ts";
import type { FindingCode } from "../../findings/findingCode.ts";
import { isSameMoney, sumMoney, toleranceOf } from "../../money/money.ts";
import { currencyOf } from "../../reading/balances.ts";
import { countOf, listOf, type Params, timeParam } from "../params.ts";
import { listsAll, pendingIn } from "../rowsOfAccount.ts";
import { nothingListed } from "./nothingListed.ts";
import { isFailing, itemBefore, productOf } from "./oldCopy/itemUpdates.ts";

/** A common cause of a difference, and what in the answers shows that it is not the cause here. */
export interface RuledOut {
  /** A code of `ruledOutCodes`: it names the proof, and `text/` has a sentence for it. */
  readonly code: RuledOutCode;
  /** The causes that this rules out: none of them may be stated of the same difference. */
  readonly against: readonly FindingCode[];
  readonly params: Params;
}

const ruledOutCodes = [
  "same-currency",
  "more-than-rounding",
  "same-limit",
  "nothing-pending",
  "pending-does-not-add-up",
  "nothing-listed-since",
  "no-item-error",
  "last-update-worked",
  "updated-in-background",
  "updated-lately",
  "confirmed-by-bank",
] as const;

export type RuledOutCode = (typeof ruledOutCodes)[number];

type Proof = (gap: Gap, evidence: Evidence) => RuledOut | null;

const dayMs = 86_400_000;

const sameCurrency: Proof = ({ unit, cachedAccount, bankAccount }) => {
  const named = [cachedAccount, bankAccount].every(({ balances }) => currencyOf(balances) !== null);
  if (!named || unit.currency === null) return null;
  return {
    code: "same-currency",
    against: ["currency-differs", "currency-missing"],
    params: { currency: { kind: "text", value: unit.currency } },
  };
};

const moreThanRounding: Proof = ({ unit }) =>
  toleranceOf(unit) > 0 ? { code: "more-than-rounding", against: ["rounding"], params: {} } : null;

const sameLimit: Proof = ({ split, bankAccount, unit }) => {
  const { limit } = bankAccount.balances;
  if (split.limit !== 0 || typeof limit !== "number") return null;
  return {
    code: "same-limit",
    against: ["limit-changed"],
    params: { limit: { kind: "money", value: limit, currency: unit.currency } },
  };
};

const ofRows: readonly FindingCode[] = [
  "pending-posted",
  "pending-released",
  "pending-settled-otherwise",
  "adjusted-by-plaid",
];

/** No combination of pending rows in the list from before the real-time call adds up to a field's difference. */
const pendingRows: Proof = (gap, evidence) => {
  const { before: rows } = evidence.rowsBeside(gap.bank);
  if (!listsAll(rows, gap.account, evidence)) return null;
  const pending = pendingIn(rows, gap.account, gap.unit);
  const calls = { call: { kind: "endpoint", endpoint: rows.reading.endpoint, readingId: rows.reading.id } } as const;
  if (pending.length === 0) return { code: "nothing-pending", against: ofRows, params: calls };
  const fits = gap.fields.some(({ value }) =>
    [value, -value].some((amount) => rowsAddingUpTo(pending, amount, gap.unit) !== null),
  );
  if (fits) return null;
  const sum = sumMoney(pending.map(({ amount }) => amount));
  return {
    code: "pending-does-not-add-up",
    against: ofRows,
    params: {
      ...calls,
      count: countOf(pending.length),
      pending: { kind: "money", value: sum, currency: gap.unit.currency },
    },
  };
};

const nothingListedSince: Proof = (gap, evidence) => {
  const { after } = evidence.rowsBeside(gap.bank);
  if (!nothingListed(gap, evidence) || !listsAll(after, gap.account, evidence, gap.window.from ?? "")) return null;
  const { endpoint, id } = after.reading;
  return { code: "nothing-listed-since", against: [], params: { call: { kind: "endpoint", endpoint, readingId: id } } };
};

const noItemError: Proof = (gap, evidence) => {
  const answer = itemBefore(gap, evidence);
  if (answer === null || answer.item.error !== null || evidence.item?.error != null) return null;
  return { code: "no-item-error", against: ["login-required", "item-error"], params: {} };
};

const lastUpdateWorked: Proof = (gap, evidence) => {
  const answer = itemBefore(gap, evidence);
  const product = productOf(gap);
  const status = product && answer?.item[product];
  if (!status || status.lastSuccessfulUpdate === null || isFailing(status)) return null;
  return {
    code: "last-update-worked",
    against: ["updates-failing"],
    params: {
      ...timeParam("workedAt", status.lastSuccessfulUpdate),
      product: { kind: "text", value: product },
    },
  };
};

const updatedInBackground: Proof = (gap, evidence) => {
  const product = productOf(gap);
  if (evidence.item === null || product === null || !evidence.products.includes(product)) return null;
  return {
    code: "updated-in-background",
    against: ["no-subscription-product"],
    params: { products: listOf([product]) },
  };
};

/** Plaid gives no figure for a pause; an Item that was updated within 30 days is not paused. */
const updatedLately: Proof = ({ asOf }) => {
  const { ageMs, source } = asOf;
  if (ageMs === null || ageMs > 30 * dayMs || !source.endsWith("-status")) return null;
  return {
    code: "updated-lately",
    against: ["refresh-paused"],
    params: { age: { kind: "duration", ms: ageMs, bound: true } },
  };
};

/** A second real-time answer repeats the numbers: the first was no slip. */
const confirmedByBank: Proof = (gap, evidence) => {
  const id = gap.account.accountId;
  const again = evidence.realTimes.find((reading) => {
    const shown = evidence.shown(reading, id);
    if (shown === undefined || evidence.times.orderOf(gap.bank, reading) !== "before") return false;
    return gap.fields.every(({ field, bank }) => {
      const value = shown.balances[field];
      return typeof value === "number" && isSameMoney(value, bank, gap.unit);
    });
  });
  if (again === undefined) return null;
  return {
    code: "confirmed-by-bank",
    against: [],
    params: { call: { kind: "endpoint", endpoint: again.endpoint, readingId: again.id } },
  };
};

const proofs: readonly Proof[] = [
  nothingListedSince,
  confirmedByBank,
  pendingRows,
  sameLimit,
  sameCurrency,
  moreThanRounding,
  noItemError,
  lastUpdateWorked,
  updatedInBackground,
  updatedLately,
];

/**
 * The common causes that the answers rule out, for an unexplained difference. `stated`: the causes that are stated of
 * it as possible; nothing is returned that speaks against one of them.
 */
export function ruledOut(
  gap: Gap,
  evidence: Evidence,
  stated: readonly { readonly code: string }[],
): readonly RuledOut[] {
  const supposed = new Set(stated.map(({ code }) => code));
  return proofs
    .flatMap((proof) => proof(gap, evidence) ?? [])
    .filter(({ against }) => !against.some((code) => supposed.has(code)));
}
