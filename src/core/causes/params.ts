import type { AsOf } from "../age/asOf.ts";
import type { EvidenceRef, FindingParam } from "../findings/finding.ts";
import type { FieldGap, Gap } from "../findings/gaps.ts";
import type { KnownAccount } from "../item/accountsOf.ts";
import type { BalanceField } from "../reading/balances.ts";

export type Params = Readonly<Record<string, FindingParam>>;

/** An account as a sentence names it. One that no answer names is called by its id. */
export function accountParam(account: KnownAccount): FindingParam {
  return {
    kind: "account",
    accountId: account.accountId,
    name: account.name ?? account.accountId,
    mask: account.mask ?? null,
  };
}

export function moneyRef(readingId: string, accountId: string, field: BalanceField): EvidenceRef {
  return { readingId, accountId, field };
}

/** Both ends of a gap's field, for `evidence`. */
export function gapRefs(gap: Gap, part: FieldGap = gap.headline): readonly [EvidenceRef, EvidenceRef] {
  const id = gap.account.accountId;
  return [moneyRef(gap.cached.id, id, part.field), moneyRef(gap.bank.id, id, part.field)];
}

/**
 * The parameters nearly every sentence about a gap has: `account`, `field`, `cached`, `bank`, `difference` (cached minus
 * real-time) and `amount`, the same without its sign.
 */
export function gapParams(gap: Gap, part: FieldGap = gap.headline): Params {
  const [cachedRef, bankRef] = gapRefs(gap, part);
  const { currency } = gap.unit;
  return {
    account: accountParam(gap.account),
    field: { kind: "text", value: part.field },
    cached: { kind: "money", value: part.cached, currency, ref: cachedRef },
    bank: { kind: "money", value: part.bank, currency, ref: bankRef },
    difference: { kind: "difference", value: part.value, currency, refs: [cachedRef, bankRef] },
    amount: { kind: "money", value: Math.abs(part.value), currency },
  };
}

/** `age`: at most how old a number was when it was answered. Absent where nothing bounds it. */
export function ageParam({ ageMs, provenance }: AsOf): Params {
  return ageMs === null ? {} : { age: { kind: "duration", ms: ageMs, bound: provenance !== "reported" } };
}

/** What a number's earliest moment rests on, as the end of a variant's name; `unknown-age` where nothing bounds it. */
export function boundVariant({ ageMs, source }: AsOf): string {
  return ageMs === null ? "unknown-age" : source;
}

export function listOf(values: readonly string[]): FindingParam {
  return { kind: "list", values: [...new Set(values)] };
}

export function countOf(value: number): FindingParam {
  return { kind: "count", value };
}

export function timeParam(name: string, iso: string | null | undefined): Params {
  return typeof iso === "string" ? { [name]: { kind: "time", iso } } : {};
}
