import type { AsOf } from "../age/asOf.ts";
import type { FieldGap, Gap } from "../evidence/gaps.ts";
import type { EvidenceRef, FindingParam } from "../findings/finding.ts";
import type { KnownAccount } from "../item/accountsOf.ts";
import type { BalanceField } from "../reading/balances.ts";

export type Params = Readonly<Record<string, FindingParam>>;

/** The account as a sentence names it: by its ID where no answer gives its name. */
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

/** The cached and the real-time number of a gap's field, as `evidence`. */
export function gapRefs(gap: Gap, part: FieldGap = gap.mainField): readonly [EvidenceRef, EvidenceRef] {
  const id = gap.account.accountId;
  return [moneyRef(gap.cached.id, id, part.field), moneyRef(gap.bank.id, id, part.field)];
}

/**
 * The parameters of nearly every sentence about a gap: `account`, `field`, `cached`, `bank`, `difference` (cached minus
 * real-time) and `amount`, its absolute value.
 */
export function gapParams(gap: Gap, part: FieldGap = gap.mainField): Params {
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

/** `age`: the most that a number's age was when it was answered, in ms. Absent where nothing bounds it. */
export function ageParam({ ageMs, provenance }: AsOf): Params {
  return ageMs === null ? {} : { age: { kind: "duration", ms: ageMs, bound: provenance !== "reported" } };
}

/** What bounds a number's age, as the end of a variant's name; `unknown-age` where nothing does. */
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
