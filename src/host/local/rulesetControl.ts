import { asRecord, callControl, listIn, numberOrNull, textOrNull } from "./controlCall.ts";
import type { LocalAddress } from "./localSandbox.ts";

/** The decision that a ruleset would make about a debit. The rules are the emulator's model, not Plaid's. */
export interface PreviewedOutcome {
  readonly rulesetKey: string;
  readonly result: string;
  /** Index of the rule that decided, from 0; null: the fallback. */
  readonly rule: number | null;
  readonly asksBank: boolean;
  /** Plaid's error code when the bank cannot be reached; null when it can. */
  readonly bankTrouble: string | null;
  readonly available: number | null;
  readonly current: number | null;
  /** 1 to 99; invented for the preview unless the amount sets it. */
  readonly customerRisk: number | null;
}

/** A problem in a ruleset, or in the document as a whole (null). */
export interface RulesetProblem {
  readonly rulesetKey: string | null;
  /** Path within the ruleset, such as `rules[0].when[1].test`. */
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
  /** All accounts of the Item. */
  readonly accounts: readonly PreviewAccount[];
  readonly outcomes: readonly PreviewedOutcome[];
  readonly problems: readonly RulesetProblem[];
}

/** The debit to preview rulesets with. */
export interface PreviewSubject {
  readonly itemId: string;
  /** Absent: the Item's first account. */
  readonly accountId?: string;
  readonly amount: number;
}

/** The active rulesets, as a document that `writeRulesets` takes. @throws BalanceLensError as `callControl` */
export async function readRulesets(address: LocalAddress, signal: AbortSignal): Promise<unknown> {
  return callControl(address, { path: "rulesets" }, signal);
}

/** Replaces the active rulesets; returns the new ones. @throws BalanceLensError `local-refused` and as `callControl` */
export async function writeRulesets(address: LocalAddress, settings: unknown, signal: AbortSignal): Promise<unknown> {
  return callControl(address, { method: "PUT", path: "rulesets", body: settings }, signal);
}

/**
 * The decision of each ruleset about a debit; changes nothing. @param settings the rulesets of this document;
 * undefined: the active ones @throws BalanceLensError as `callControl`; `local-refused` when there is no such Item or
 * account
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
