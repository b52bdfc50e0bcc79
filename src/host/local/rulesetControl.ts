import { asRecord, callControl, listIn } from "./controlCall.ts";
import type { LocalAddress } from "./localSandbox.ts";

/** The decision that a ruleset would make about a debit. A model, not Plaid's. */
export interface PreviewedOutcome {
  readonly rulesetKey: string;
  readonly result: string;
  /** Counted from 0; null: the fallback. */
  readonly rule: number | null;
  readonly asksBank: boolean;
  /** Why the bank cannot be asked, by Plaid's code; null when it can. */
  readonly bankTrouble: string | null;
  readonly available: number | null;
  readonly current: number | null;
  /** 1 to 99; made up for the preview unless the amount chooses it. */
  readonly customerRisk: number | null;
}

/** What is wrong with a ruleset, or with the document as a whole (null). */
export interface RulesetProblem {
  readonly rulesetKey: string | null;
  /** Below the ruleset, such as `rules[0].when[1].test`. */
  readonly field: string | null;
  readonly message: string;
}

interface PreviewAccount {
  readonly accountId: string;
  readonly name: string;
  readonly mask: string | null;
}

export interface RulesetPreview {
  readonly accountId: string;
  /** All of the Item's. */
  readonly accounts: readonly PreviewAccount[];
  readonly outcomes: readonly PreviewedOutcome[];
  readonly problems: readonly RulesetProblem[];
}

/** The debit that rulesets are shown for. */
export interface PreviewSubject {
  readonly itemId: string;
  /** None: the Item's first. */
  readonly accountId?: string;
  readonly amount: number;
}

/** The rulesets in force, as a document that `writeRulesets` takes. @throws BalanceLensError as `callControl` */
export async function readRulesets(address: LocalAddress, signal: AbortSignal): Promise<unknown> {
  return callControl(address, { path: "rulesets" }, signal);
}

/** Puts them in force; answers what then is. @throws BalanceLensError `local-refused` and as `callControl` */
export async function writeRulesets(address: LocalAddress, settings: unknown, signal: AbortSignal): Promise<unknown> {
  return callControl(address, { method: "PUT", path: "rulesets", body: settings }, signal);
}

/**
 * The decision of each ruleset about a debit; nothing changes. @param settings those of the document; undefined: those
 * in force @throws BalanceLensError as `callControl`; `local-refused` when there is no such Item or account
 */
export async function previewRulesets(
  address: LocalAddress,
  { subject, settings }: { readonly subject: PreviewSubject; readonly settings?: unknown },
  signal: AbortSignal,
): Promise<RulesetPreview> {
  const { itemId, accountId, amount } = subject;
  const body = { item_id: itemId, amount, settings, ...(accountId !== undefined && { account_id: accountId }) };
  const answer = await callControl(address, { path: "rulesets/preview", body }, signal);
  return {
    accountId: textOr(asRecord(answer).account_id),
    accounts: listIn(answer, "accounts").map(({ account_id: id, name, mask }) => ({
      accountId: textOr(id),
      name: textOr(name),
      mask: textOrNull(mask),
    })),
    outcomes: listIn(answer, "outcomes").map((row) => ({
      rulesetKey: textOr(row.ruleset_key),
      result: textOr(row.result),
      rule: numberOrNull(row.rule),
      asksBank: row.asks_bank === true,
      bankTrouble: textOrNull(row.bank_trouble),
      available: numberOrNull(row.available_balance),
      current: numberOrNull(row.current_balance),
      customerRisk: numberOrNull(row.customer_risk),
    })),
    problems: listIn(answer, "problems").map((row) => ({
      rulesetKey: textOrNull(row.ruleset_key),
      field: textOrNull(row.field),
      message: textOr(row.message),
    })),
  };
}

function textOr(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function numberOrNull(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
