import type { KnownAccount } from "../accountsOf.ts";
import type { BalanceField } from "../balances.ts";
import type { EvidenceRef, FindingParam } from "../finding.ts";
import type { FieldGap, Gap } from "../gaps.ts";

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

/** The parameters nearly every sentence about a gap has: `account`, `field`, `cached`, `bank`, `difference`. */
export function gapParams(gap: Gap, part: FieldGap = gap.headline): Readonly<Record<string, FindingParam>> {
  const [cachedRef, bankRef] = gapRefs(gap, part);
  const { currency } = gap;
  return {
    account: accountParam(gap.account),
    field: { kind: "text", value: part.field },
    cached: { kind: "money", value: part.cached, currency, ref: cachedRef },
    bank: { kind: "money", value: part.bank, currency, ref: bankRef },
    difference: { kind: "difference", value: part.value, currency, refs: [cachedRef, bankRef] },
  };
}

/** `age`: at most how old the cached number of a gap was. Absent when nothing bounds it. */
export function ageParam(gap: Gap, refs: { itemReadingId: string | null }): Readonly<Record<string, FindingParam>> {
  const { ageMs, source, provenance } = gap.age;
  if (ageMs === null) return {};
  const field = ageFields[source];
  const ref =
    field === undefined || refs.itemReadingId === null ? {} : { ref: { readingId: refs.itemReadingId, field } };
  return { age: { kind: "duration", ms: ageMs, bound: provenance === "bounded", ...ref } };
}

const ageFields: Readonly<Partial<Record<Gap["age"]["source"], string>>> = {
  "transactions-status": "item.transactions.lastSuccessfulUpdate",
  "investments-status": "item.investments.lastSuccessfulUpdate",
  "link-time": "item.createdAt",
};
