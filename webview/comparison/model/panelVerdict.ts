import type { EvidenceRef, FindingParam } from "../../../src/core/findings/finding.ts";
import { explanationOf } from "../../../src/core/findings/findingGroups.ts";
import { subtractMoney } from "../../../src/core/money/money.ts";
import type { BalanceField } from "../../../src/core/reading/balances.ts";
import type { IndexedFact, IndexedFinding } from "./comparisonFacts.ts";
import type { PanelCall } from "./panelCalls.ts";

/** One of the two numbers: the money and the response it is from. */
export interface VerdictNumber {
  readonly value: number;
  readonly ref: EvidenceRef;
  readonly call: PanelCall;
}

/** How the cached number compares with the other: *too* where the other is certainly newer. */
export type GapWord = "none" | "too-high" | "too-low" | "higher" | "lower";

/** The two numbers a comparison is about. */
export interface VerdictNumbers {
  readonly account: Extract<FindingParam, { kind: "account" }>;
  /** Which balance; `owed` is the current balance of a card or loan. */
  readonly field: BalanceField | "owed";
  readonly currency: string | null;
  readonly cached: VerdictNumber;
  readonly other: VerdictNumber;
  /** Cached minus the other, without its sign. */
  readonly amount: number;
  readonly word: GapWord;
  /** Accounts with a gap of their own, this one left out, the widest first. */
  readonly moreAccounts: readonly string[];
}

/** The content of the verdict, in its order. */
export interface PanelVerdict {
  /** The gravest fact. */
  readonly fact: IndexedFact;
  readonly numbers: VerdictNumbers | null;
  /** Whether the two numbers cover the debit that was evaluated; null where none was, or both do. */
  readonly debit: IndexedFinding | null;
  /** The best cause of the gap, or of the fact where there is no gap; else that it is unexplained. */
  readonly cause: IndexedFinding | null;
  /** Beside two numbers: of another account, that its bank has no live balance; null where none is. */
  readonly dated: IndexedFinding | null;
  /** Keys of the findings shown here: the list does not repeat them. */
  readonly shownFindingKeys: ReadonlySet<string>;
}

/** Facts about a cached number and the bank's, or its substitute. */
export const gapCodes: readonly string[] = ["cached-differs-from-real-time", "cached-differs-from-evaluated"];
const debitCodes: readonly string[] = ["debit-not-covered", "debit-covered"];

/** The gravest fact with its two numbers: its own, or those of the gap of the same account. Null without findings. */
export function panelVerdictOf(facts: readonly IndexedFact[], calls: readonly PanelCall[]): PanelVerdict | null {
  const [fact] = facts;
  if (fact === undefined) return null;
  const { accountIds, code } = fact.fact.finding;
  const isNumbers = gapCodes.includes(code) || debitCodes.includes(code);
  const concerns = (each: IndexedFact) => each.fact.finding.accountIds.some((id) => accountIds.includes(id));
  const find = (codes: readonly string[]) =>
    facts.find((each) => codes.includes(each.fact.finding.code) && concerns(each)) ?? null;
  const gap = isNumbers ? find(gapCodes) : null;
  const debit = isNumbers ? find(debitCodes) : null;
  const shown = gap ?? fact;
  const cause = causeOf(shown);
  const isDebitShown = debit !== null && debit.fact.finding.variant?.startsWith("both") !== true;
  const isDated = ({ fact: { finding } }: IndexedFact) => finding.code === "capital-one-no-real-time";
  const dated = isNumbers ? (facts.find(isDated)?.fact ?? null) : null;
  const shownFindings = [fact.fact, shown.fact, isDebitShown ? debit.fact : null, cause, dated].filter(
    (each) => each !== null,
  );
  return {
    fact,
    numbers: isNumbers ? numbersOf(shown, facts, calls) : null,
    dated,
    debit: isDebitShown ? debit.fact : null,
    cause,
    shownFindingKeys: new Set(shownFindings.map(({ key }) => key)),
  };
}

function causeOf({ group, causes, additions }: IndexedFact): IndexedFinding | null {
  const best = explanationOf(group);
  return [...causes, ...additions].find(({ finding }) => finding === best) ?? null;
}

function numbersOf(
  { fact: { finding } }: IndexedFact,
  facts: readonly IndexedFact[],
  calls: readonly PanelCall[],
): VerdictNumbers | null {
  const { account, cached, bank } = finding.params;
  const left = numberOf(cached, calls);
  const right = numberOf(bank, calls);
  if (account?.kind !== "account" || cached?.kind !== "money" || left === null || right === null) return null;
  const difference = subtractMoney(left.value, right.value);
  const others = facts
    .filter(({ fact: each }) => gapCodes.includes(each.finding.code))
    .flatMap(({ fact: each }) => each.finding.accountIds)
    .filter((id) => id !== account.accountId);
  return {
    account,
    field: finding.variant?.startsWith("owed-") === true ? "owed" : fieldOf(left.ref),
    currency: cached.currency,
    cached: left,
    other: right,
    amount: Math.abs(difference),
    word: wordOf(finding.variant ?? "", difference),
    moreAccounts: [...new Set(others)],
  };
}

function numberOf(param: FindingParam | undefined, calls: readonly PanelCall[]): VerdictNumber | null {
  if (param?.kind !== "money" || param.ref === undefined) return null;
  const { value, ref } = param;
  const call = calls.find(({ id }) => id === ref.readingId);
  return call === undefined ? null : { value, ref, call };
}

function fieldOf({ field }: EvidenceRef): BalanceField {
  if (field === "current") return "current";
  return field === "limit" ? "limit" : "available";
}

/** A fact's own variant says whether one number is certainly newer; otherwise only which is higher. */
function wordOf(variant: string, difference: number): GapWord {
  // A debit that neither covers is a fact without a gap.
  if (difference === 0) return "none";
  if (variant.includes("too-")) return difference > 0 ? "too-high" : "too-low";
  return difference > 0 ? "higher" : "lower";
}
