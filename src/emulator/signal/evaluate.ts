import type { BankAccount } from "../bank/account.ts";
import type { CachedBalance } from "../cache/cachedBalance.ts";
import { cachedBalances, realTimeBalances } from "../cache/readCopy.ts";
import { writeCopy } from "../cache/writeCopy.ts";
import { type ErrorCode, errorFacts } from "../wire/errorFacts.ts";
import { bankTrouble } from "../world/bankTrouble.ts";
import { isManual } from "../world/isManual.ts";
import type { Item } from "../world/item.ts";
import type { World } from "../world/world.ts";
import { decide, type RuleFacts } from "./decide.ts";
import { contactsBank, type Ruleset } from "./rulesets.ts";
import { scoreAttributes, scoresFor } from "./scores.ts";

export interface EvaluationSubject {
  readonly item: Item;
  readonly account: BankAccount;
  /** Null when no ruleset is used. */
  readonly ruleset: { readonly key: string; readonly set: Ruleset } | null;
}

/** True when the bank is to be asked, and can be reached. */
export function asksBankNow({ item, ruleset }: EvaluationSubject, now: number): boolean {
  return ruleset !== null && contactsBank(ruleset.set) && bankTrouble(item, now) === null && !isManual(item);
}

/**
 * The response of an evaluation. What the bank could not return becomes a warning; a balance ruleset then gives no
 * attributes, any other those of the cached data. An Item that was verified by hand has none.
 */
export function evaluate(
  world: World,
  subject: EvaluationSubject,
  input: { amount: number; now: number; key: string },
): Readonly<Record<string, unknown>> {
  const { item, account, ruleset } = subject;
  const live = asksBankNow(subject, input.now) ? askBank(world, item, account, input.now) : null;
  const facts = factsFor(subject, live, input);
  const { attributes, scores, trouble } = facts;
  return {
    ...(attributes === null ? {} : { core_attributes: attributes }),
    ...(ruleset === null ? {} : { ruleset: decide(ruleset, facts) }),
    scores,
    warnings: trouble === null ? [] : [warning(trouble)],
  };
}

/** Everything that the rules of an evaluation can test. @param live the bank's balances; null when it is not asked */
export function factsFor(
  { item, account, ruleset }: EvaluationSubject,
  live: CachedBalance | null,
  { amount, now, key }: { amount: number; now: number; key: string },
): RuleFacts {
  const balanceOnly = ruleset?.set.kind === "balance";
  const attributes = isManual(item)
    ? null
    : balanceOnly
      ? live && { available_balance: live.available, current_balance: live.current }
      : scoreAttributes(item, account, { cached: live ?? cachedBalances(item, account, null), amount, now, key });
  const scores = balanceOnly || isManual(item) ? null : scoresFor(amount, key);
  return { trouble: bankTrouble(item, now), isManual: isManual(item), amount, attributes, scores };
}

/** The bank's balances of an account at this moment, as an evaluation sees them. */
export function bankSays(item: Item, account: BankAccount, now: number): CachedBalance {
  return { ...realTimeBalances(item, account, now), asOf: now, refreshedBy: "signal-evaluate" };
}

function askBank(world: World, item: Item, account: BankAccount, now: number): CachedBalance {
  if (item.switches.evaluateWritesThrough) {
    writeCopy(item, world.log, { at: now, cause: "signal-evaluate", accountIds: [account.accountId] });
  }
  return bankSays(item, account, now);
}

function warning(code: ErrorCode) {
  const facts = errorFacts[code];
  return { warning_code: code, warning_message: facts.message, warning_type: facts.type };
}
