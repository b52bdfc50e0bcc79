import type { AsOf } from "../age/asOf.ts";
import { findingsOf } from "../causes/findingsOf.ts";
import { hasRowsToRead } from "../causes/gap/gapAdvice.ts";
import { type RuledOut, ruledOut } from "../causes/gap/ruledOut.ts";
import { rowsIn } from "../causes/rowsOfAccount.ts";
import type { BankShown, Comparison } from "../comparison/comparison.ts";
import type { EndpointPath } from "../endpoint/endpoint.ts";
import { type Evidence, evidenceOf } from "../evidence/evidence.ts";
import type { FieldGap, Gap } from "../evidence/gaps.ts";
import type { Finding } from "../findings/finding.ts";
import { findingGroups } from "../findings/findingGroups.ts";
import type { KnownAccount } from "../item/accountsOf.ts";
import type { FactsReading } from "../item/itemReadings.ts";
import { sumMoney } from "../money/money.ts";
import type { AccountReading } from "../reading/balances.ts";
import { isGuessed } from "../reading/isGuessed.ts";
import type { OkReading, TransactionFact } from "../reading/reading.ts";

/** One of the two responses, with its balances of the account. */
export interface TicketSide {
  readonly reading: OkReading;
  readonly account: AccountReading;
  readonly asOf: AsOf;
}

/** The account's transactions in one response. */
export interface ListedRows {
  readonly reading: OkReading;
  readonly isAfterRealTime: boolean;
  readonly pending: RowTotals;
  /** Posted, and dated from two days before the window to its end: a row has a date alone, in the bank's time zone. */
  readonly posted: RowTotals;
}

export interface RowTotals {
  readonly count: number;
  /** In the account's currency; positive: money leaves the account. */
  readonly sum: number;
  /** The newest row's `date`; null: there is none. */
  readonly newest: string | null;
}

/** Why nothing more certain can be said, whatever the numbers are. */
export type Doubt = "order-unknown" | "guessed" | "age-unknown";

/** The next steps that help, the cheapest first. */
export type NextStep = "read-transactions" | "read-cached" | "ask-the-user" | "read-real-time-again";

/** Everything that support needs to look into a difference that nothing in the responses explains. */
export interface Ticket {
  /** The statement that nothing explains it. */
  readonly finding: Finding;
  readonly account: KnownAccount;
  /** The number that the ticket is about, in both responses. */
  readonly mainField: FieldGap;
  readonly currency: string | null;
  readonly cached: TicketSide;
  readonly realTime: TicketSide;
  /** What a person saw at the bank itself; null where nobody entered it. */
  readonly bankShown: BankShown | null;
  /** Each answer of `/item/get`, in the order of time. */
  readonly stamps: readonly FactsReading[];
  /** Empty where no answer with transactions was read. */
  readonly rows: readonly ListedRows[];
  /** What cached answers gave after the real-time call. */
  readonly afterwards: readonly TicketSide[];
  /** Causes that fit but are only possible. */
  readonly supposed: readonly Finding[];
  readonly ruledOut: readonly RuledOut[];
  readonly doubts: readonly Doubt[];
  /** Calls that would tell more and that have no response here. */
  readonly notRead: readonly EndpointPath[];
  readonly nextSteps: readonly NextStep[];
}

/** One ticket for each unexplained difference of a comparison, in the order of its findings. */
export function ticketsOf(comparison: Comparison): readonly Ticket[] {
  const groups = findingGroups(findingsOf(comparison));
  const open = groups.flatMap(({ additions, causes }) =>
    additions.filter(({ code }) => code === "unexplained").map((finding) => ({ finding, supposed: causes })),
  );
  if (open.length === 0) return [];
  const evidence = evidenceOf(comparison);
  return open.flatMap(({ finding, supposed }) => {
    const gap = gapOf(finding, evidence);
    return gap === undefined ? [] : [ticketOf(finding, supposed, gap, evidence)];
  });
}

function gapOf({ accountIds, readings }: Finding, { gaps }: Evidence): Gap | undefined {
  return gaps.find(
    ({ account, cached, bank }) =>
      accountIds.includes(account.accountId) && readings.includes(cached.id) && readings.includes(bank.id),
  );
}

function ticketOf(finding: Finding, supposed: readonly Finding[], gap: Gap, evidence: Evidence): Ticket {
  const id = gap.account.accountId;
  const sideOf = (reading: OkReading): TicketSide[] => {
    const account = evidence.shown(reading, id);
    return account === undefined ? [] : [{ reading, account, asOf: evidence.asOf(reading, id) }];
  };
  return {
    finding,
    account: gap.account,
    mainField: gap.mainField,
    currency: gap.unit.currency,
    cached: { reading: gap.cached, account: gap.cachedAccount, asOf: gap.asOf },
    realTime: { reading: gap.bank, account: gap.bankAccount, asOf: evidence.asOf(gap.bank, id) },
    stamps: evidence.items,
    rows: rowsOf(gap, evidence),
    afterwards: evidence.cached
      .filter((reading) => evidence.times.orderOf(gap.bank, reading) === "before")
      .flatMap(sideOf),
    supposed,
    ruledOut: ruledOut(gap, evidence, supposed),
    doubts: doubtsOf(gap),
    notRead: notRead(evidence),
    bankShown: evidence.bankShows.get(id)?.shown ?? null,
    nextSteps: nextSteps(gap, evidence),
  };
}

const dayMs = 86_400_000;

function rowsOf(gap: Gap, evidence: Evidence): readonly ListedRows[] {
  const { before, after } = evidence.rowsBeside(gap.bank);
  const { from, to } = gap.window;
  const isInWindow = ({ date }: TransactionFact): boolean =>
    (from === null || Date.parse(date) >= Date.parse(from) - 2 * dayMs) &&
    (to === null || Date.parse(date) <= Date.parse(to));
  return [before, after].flatMap((list): ListedRows[] => {
    if (list === null) return [];
    const all = rowsIn(list, gap.account, gap.unit);
    return [
      {
        reading: list.reading,
        isAfterRealTime: list === after,
        pending: totalsOf(all.filter(({ pending }) => pending)),
        posted: totalsOf(all.filter((row) => !row.pending && isInWindow(row))),
      },
    ];
  });
}

function totalsOf(rows: readonly TransactionFact[]): RowTotals {
  return {
    count: rows.length,
    sum: sumMoney(rows.map(({ amount }) => amount)),
    newest:
      rows
        .map(({ date }) => date)
        .toSorted()
        .at(-1) ?? null,
  };
}

function doubtsOf({ order, cached, bank, asOf }: Gap): readonly Doubt[] {
  return [
    ...(order === "unknown" ? (["order-unknown"] as const) : []),
    ...(isGuessed(cached) || isGuessed(bank) ? (["guessed"] as const) : []),
    ...(asOf.ageMs === null ? (["age-unknown"] as const) : []),
  ];
}

const telling: readonly EndpointPath[] = ["/item/get", "/transactions/sync", "/accounts/get"];

function notRead({ ok }: Evidence): readonly EndpointPath[] {
  const hasRows = ok.some(({ transactions }) => transactions !== undefined);
  return telling.filter(
    (endpoint) =>
      !ok.some((reading) => reading.endpoint === endpoint) && !(endpoint === "/transactions/sync" && hasRows),
  );
}

function nextSteps(gap: Gap, evidence: Evidence): readonly NextStep[] {
  // What the bank's own site shows is not asked for again where somebody entered it.
  const isAsked = evidence.bankShows.has(gap.account.accountId);
  return [
    hasRowsToRead(gap, evidence) ? "read-transactions" : "read-cached",
    ...(isAsked ? [] : ["ask-the-user" as const]),
    "read-real-time-again",
  ];
}
