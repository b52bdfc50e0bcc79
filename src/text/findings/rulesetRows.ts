import type { Age } from "../../core/age/ageLookup.ts";
import type { DebitEvaluation, EvaluatedDebit } from "../../core/reading/evaluatedDebits.ts";
import { isEvaluation } from "../../core/reading/evaluatedDebits.ts";
import { inferredRulesetKind } from "../../core/reading/inferredRulesetKind.ts";
import type { OkReading, SignalFacts } from "../../core/reading/reading.ts";
import { latencyWords } from "../callWords.ts";
import { cellWords } from "../cellWords.ts";
import { formatMoment, formatMoney } from "../format.ts";
import type { TextContext } from "../segment.ts";
import { sharedLabel } from "../sharedLabels.ts";

/** An evaluation among several of the same debit, as text. Cells with nothing to say are empty. */
export interface RulesetRow {
  readonly id: string;
  /** Counted from 1, in the order of the calls. */
  readonly number: string;
  /** The ruleset key from the response, else from the request; a phrase when there is none. */
  readonly ruleset: string;
  /** True when `ruleset` is a key, as shown in Plaid's Dashboard. */
  readonly isKey: boolean;
  /** Says that no key was sent although a ruleset was used. */
  readonly note: string;
  /** Plaid's result, unchanged; null when there is none. */
  readonly result: string | null;
  /** Why there is no result. */
  readonly noResult: string;
  /** The rule's own text, and Plaid's warnings. */
  readonly reasons: readonly string[];
  readonly balance: string;
  /** Null when the row has no balance. */
  readonly age: Age | null;
  readonly scores: string;
  readonly latency: string;
  readonly billing: string;
  /** Which earlier response it probably repeats. */
  readonly replay: string;
}

/** The evaluations of one debit, one row each. */
export function rulesetRows(
  debit: EvaluatedDebit,
  ageOf: (reading: OkReading, accountId: string) => Age,
  context: TextContext,
): readonly RulesetRow[] {
  return debit.evaluations.map((evaluation, index) => {
    const { id, rulesetKey, reading, replays } = evaluation;
    const answered = isEvaluation(reading) ? reading : null;
    const signal = answered?.signal ?? null;
    const key = signal?.rulesetKey ?? (signal === null ? rulesetKey : null);
    const noKey = sharedLabel("rulesetNoKey", context);
    return {
      id,
      number: String(index + 1),
      ruleset: key ?? (signal === null ? noKey : sharedLabel("rulesetNone", context)),
      isKey: key !== null,
      // Earlier versions did not store what was sent.
      note: answered?.sent?.evaluate?.rulesetKey === null ? noKey : "",
      result: signal?.result ?? null,
      noResult: noResultWords(evaluation, context),
      reasons: signal === null ? [] : reasonsOf(signal),
      balance: answered === null ? "" : balanceWords(answered.accounts[0]?.balances ?? {}, context),
      age: answered === null || !hasNumber(answered.accounts[0]?.balances) ? null : ageOf(answered, debit.accountId),
      scores: signal === null ? "" : scoreWords(signal),
      latency: reading === null || reading.outcome === "skipped" ? "" : latencyWords(reading, context),
      billing: signal === null ? "" : billingWords(signal, replays !== null, context),
      replay: replayWords(evaluation, debit, context),
    };
  });
}

/** The table's heading: one debit through several rulesets, or repeatedly through the same. */
export function rulesetsTitle(rows: readonly RulesetRow[], context: TextContext): string {
  const names = new Set(rows.map(({ ruleset, note }) => `${ruleset} ${note}`));
  return sharedLabel(names.size > 1 ? "rulesetsTitle" : "rulesetAgainTitle", context);
}

/**
 * A note on the order of the rows: from which row on the cached copy may be a newer one. Empty when that does not
 * matter.
 */
export function rulesetOrder(rows: readonly RulesetRow[], context: TextContext): string {
  if (rows.filter(({ replay }) => replay === "").length < 2) return "";
  const live = rows.slice(0, -1).find(({ age, replay }) => replay === "" && age?.source === "evaluation-asked-bank");
  return live === undefined
    ? sharedLabel("rulesetsOrder", context)
    : sharedLabel("rulesetsOrderLive", context, { name: live.ruleset });
}

function noResultWords({ reading }: DebitEvaluation, context: TextContext): string {
  if (reading === null) return "";
  if (reading.outcome === "skipped") return cellWords.skipped(reading.skipReason, reading.endpoint, context);
  if (reading.outcome === "failed") return reading.failure.provider?.errorCode ?? sharedLabel("headFailed", context);
  return sharedLabel("noDecision", context);
}

function reasonsOf({ triggeredRuleDetails: rule, warnings }: SignalFacts): readonly string[] {
  const ruleWords = [rule?.customActionKey, rule?.internalNote].filter((each) => each !== undefined);
  // A rule may be named after Plaid's warning, which is then not repeated.
  return [...ruleWords, ...warnings.filter((code) => !ruleWords.includes(code))];
}

type Numbers = { readonly available?: number | null; readonly current?: number | null };

function hasNumber({ available, current }: Numbers = {}): boolean {
  return typeof available === "number" || typeof current === "number";
}

/** A balance rule uses the available balance, or current when available is absent. Debits are in US dollars. */
function balanceWords({ available, current }: Numbers, context: TextContext): string {
  if (typeof available === "number") return formatMoney(available, "USD", context);
  if (typeof current !== "number") return sharedLabel("rulesetNoBalance", context);
  return sharedLabel("rulesetCurrent", context, { amount: formatMoney(current, "USD", context) });
}

function scoreWords({ scores }: SignalFacts): string {
  if (scores === undefined) return "";
  const both = [scores.customerInitiatedReturnRisk, scores.bankInitiatedReturnRisk];
  return both.map((risk) => (risk === undefined ? "–" : String(risk.score))).join(" / ");
}

/**
 * Plaid bills an evaluation as Balance when its ruleset has only a balance rule, otherwise as Signal. Source:
 * https://plaid.com/docs/signal/signal-rules/
 */
function billingWords(signal: SignalFacts, isReplay: boolean, context: TextContext): string {
  if (isReplay) return sharedLabel("billedUnknown", context);
  return sharedLabel(inferredRulesetKind(signal) === "balance-only" ? "billedAsBalance" : "billedAsSignal", context);
}

function replayWords({ replays }: DebitEvaluation, { evaluations }: EvaluatedDebit, context: TextContext): string {
  if (replays === null) return "";
  const number = evaluations.findIndex(({ id }) => id === replays.id) + 1;
  const time = formatMoment(replays.serverTime ?? replays.startedAt, context, { precision: "second" });
  return sharedLabel("rulesetReplay", context, { number: String(number), time });
}
