import type { Evidence } from "../evidence/evidence.ts";
import { type FieldGap, splitOf, unequalFields, windowOf } from "../evidence/gaps.ts";
import type { DraftFinding, FindingParam } from "../findings/finding.ts";
import { isSameMoney, subtractMoney } from "../money/money.ts";
import { type AccountReading, sharedUnit } from "../reading/balances.ts";
import type { OkReading } from "../reading/reading.ts";
import type { Statement } from "./cause.ts";
import { accountParam, moneyRef } from "./params.ts";

/** Two answers that show one account with different numbers. */
export interface Pair {
  readonly left: OkReading;
  readonly right: OkReading;
}

/** What a finding about a pair has, and the field that differs: `value` is the second number minus the first. */
export type PairDifference = Pick<
  DraftFinding,
  "accountIds" | "readings" | "evidence" | "params" | "window" | "split" | "change"
> & { readonly field: "available" | "current" | "limit"; readonly value: number };

/** The fields in which two answers differ by money, the one to report first; none where they match. */
export function differingFields(left: AccountReading, right: AccountReading): readonly FieldGap[] {
  const unequal = unequalFields(left, right);
  if (unequal.length === 0) return unequal;
  const unit = sharedUnit(left.balances, right.balances);
  if (unit === null) return [];
  return unequal.filter((part) => !isSameMoney(part.cached, part.bank, unit));
}

/**
 * What a finding about a pair has: `account`, `field`, `first`, `second`, `difference` (second minus first), `amount`
 * (without the sign), `firstCall`, `secondCall`. Null where the account's numbers agree. `isChange`: the second is later.
 */
export function pairDifference(
  evidence: Evidence,
  pair: Pair,
  accountId: string,
  isChange: boolean,
): PairDifference | null {
  const { left, right } = pair;
  const [one, other] = [evidence.shown(left, accountId), evidence.shown(right, accountId)];
  if (one === undefined || other === undefined) return null;
  const [mainField] = differingFields(one, other);
  const unit = mainField === undefined ? null : sharedUnit(one.balances, other.balances);
  if (unit === null || mainField === undefined) return null;
  const { field, cached: first, bank: second } = mainField;
  const refs = [moneyRef(left.id, accountId, field), moneyRef(right.id, accountId, field)] as const;
  const value = subtractMoney(second, first);
  const { currency } = unit;
  const account = evidence.accounts.get(accountId) ?? one;
  const params: Readonly<Record<string, FindingParam>> = {
    account: accountParam(account),
    field: { kind: "text", value: field },
    first: { kind: "money", value: first, currency, ref: refs[0] },
    second: { kind: "money", value: second, currency, ref: refs[1] },
    difference: { kind: "difference", value, currency, refs },
    amount: { kind: "money", value: Math.abs(value), currency },
    firstCall: { kind: "endpoint", endpoint: left.endpoint, readingId: left.id },
    secondCall: { kind: "endpoint", endpoint: right.endpoint, readingId: right.id },
  };
  return {
    accountIds: [accountId],
    readings: [left.id, right.id],
    evidence: refs,
    params,
    window: windowOf(evidence.asOf(left, accountId), evidence.asOf(right, accountId)),
    split: splitOf(account.type, other, one),
    ...(isChange && { change: value }),
    field,
    value,
  };
}

/**
 * Compares one answer with others, for one account. `state` makes one fact for each different amount; the answers that
 * differ by the same amount are added to it.
 */
export function statementsByDifference(
  evidence: Evidence,
  { left, others, accountId }: { left: OkReading; others: readonly OkReading[]; accountId: string },
  state: (found: PairDifference, other: OkReading) => Statement,
): readonly Statement[] {
  const statements = new Map<string, Statement>();
  for (const other of others) {
    const found = pairDifference(evidence, { left, right: other }, accountId, false);
    if (found === null) continue;
    const key = `${found.field} ${found.value}`;
    const known = statements.get(key);
    statements.set(key, known === undefined ? state(found, other) : withReading(known, other.id));
  }
  return [...statements.values()];
}

function withReading({ fact, causes = [] }: Statement, id: string): Statement {
  const add = (finding: DraftFinding): DraftFinding => ({ ...finding, readings: [...finding.readings, id] });
  return { fact: add(fact), causes: causes.map(add) };
}
