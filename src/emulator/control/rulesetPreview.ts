import { decide, decidingRule } from "../signal/decide.ts";
import { asksBankNow, bankSays, factsFor } from "../signal/evaluate.ts";
import { parseRulesetsEach, parseSettings } from "../signal/parseSettings.ts";
import { refuseNoDebit } from "../signal/refuseNoDebit.ts";
import type { Ruleset } from "../signal/rulesets.ts";
import { checkFields } from "../wire/checkFields.ts";
import { anything, isRecord, number, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { readBody } from "../wire/readBody.ts";
import type { ControlContext } from "./context.ts";

const fields = { settings: anything(), amount: required(number()), item_id: required(text()), account_id: text() };

/**
 * `POST rulesets/preview`: what each ruleset of `settings` (those in force when absent) would decide about a debit, and
 * what is wrong with the rulesets that cannot be used. Nothing changes: the cache stays as it is, and no evaluation is
 * kept.
 */
export function previewRulesets({ world, request, clock }: ControlContext): object {
  const input = checkFields(readBody(request), fields);
  const item = world.items.get(input.item_id);
  const account =
    input.account_id === undefined
      ? (item?.accounts.find((each) => each.type === "depository") ?? item?.accounts[0])
      : item?.accounts.find((each) => each.accountId === input.account_id);
  if (item === undefined || account === undefined) throw new PlaidFailure("NOT_FOUND", "there is no such account");
  refuseNoDebit(account, input.amount);
  const now = clock.now();
  const outcomeOf = (key: string, set: Ruleset) => {
    const subject = { item, account, ruleset: { key, set } };
    const live = asksBankNow(subject, now) ? bankSays(item, account, now) : null;
    // The scores of a call depend on its transaction id; a preview uses these.
    const facts = factsFor(subject, live, { amount: input.amount, now, key: "preview" });
    return {
      ...decide({ key, set }, facts),
      /** Counted from 0; null: the fallback. */
      rule: decidingRule(set, facts),
      asks_bank: live !== null,
      bank_trouble: facts.trouble,
      available_balance: facts.attributes?.available_balance ?? null,
      current_balance: facts.attributes?.current_balance ?? null,
      customer_risk: facts.scores?.customer_initiated_return_risk.score ?? null,
      bank_risk: facts.scores?.bank_initiated_return_risk.score ?? null,
    };
  };
  const { rulesets, problems } = usable(input.settings, world.signal.rulesets);
  return {
    account_id: account.accountId,
    accounts: item.accounts
      .filter(({ type }) => type === "depository")
      .map(({ accountId, name, mask }) => ({ account_id: accountId, name, mask })),
    outcomes: [...rulesets].map(([key, set]) => outcomeOf(key, set)),
    problems,
  };
}

/** One thing that is wrong, and with which ruleset; null: with the document as a whole. */
interface Problem {
  readonly ruleset_key: string | null;
  readonly field: string | null;
  readonly message: string;
}

function usable(settings: unknown, inForce: ReadonlyMap<string, Ruleset>) {
  if (settings === undefined) return { rulesets: inForce, problems: [] };
  const problems: Problem[] = [];
  const note = (ruleset_key: string | null, error: unknown): void => {
    if (!(error instanceof PlaidFailure)) throw error;
    problems.push({ ruleset_key, field: error.field, message: error.message });
  };
  if (!isRecord(settings)) {
    return {
      rulesets: new Map<string, Ruleset>(),
      problems: [{ ruleset_key: null, field: null, message: "settings must be an object" }],
    };
  }
  try {
    parseSettings({ ...settings, rulesets: {} });
  } catch (error) {
    note(null, error);
  }
  return { rulesets: parseRulesetsEach(settings.rulesets ?? Object.fromEntries(inForce), note), problems };
}
