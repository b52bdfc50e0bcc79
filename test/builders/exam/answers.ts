import type { ReadingKind } from "../../../src/core/endpoint/endpoint.ts";
import type { ItemFacts, ProductStatus } from "../../../src/core/item/item.ts";
import type { AccountReading, Balances } from "../../../src/core/reading/balances.ts";
import type { Reading, SignalFacts, TransactionFact } from "../../../src/core/reading/reading.ts";
import { type BankAccount, idAt, inUnits, isPendingAt, isPostedAt, ledgerAt } from "./bankAccount.ts";
import type { Met, StampsThen } from "./met.ts";
import type { Setting } from "./setting.ts";
import { day, dayOf, iso, second } from "./spans.ts";
import type { NumberTruth } from "./truth.ts";

/** Writes down what a call met as whoever made it would have seen it: nothing of the truth is in it. */
export function answerOf(met: Met, setting: Setting): Reading {
  const { call, truth } = met;
  const { client } = setting;
  const seenAt = Math.round((truth.startedAt + truth.answeredAt) / 2);
  const startedAt =
    call.isDated || client.saved === null ? iso(truth.startedAt + client.skewMs) : iso(client.saved.openedAt);
  const keepsLatency = client.saved === null || (call.isDated && setting.seed % 2 === 0);
  const latencyMs = keepsLatency ? truth.answeredAt - truth.startedAt : 0;
  const missing = [
    ...(call.isDated ? [] : (["startedAt"] as const)),
    ...(keepsLatency ? [] : (["latencyMs"] as const)),
  ];
  const isSent = client.saved === null || client.saved.keepsRequests;
  const asked = call.evaluation;
  const askedId = asked === null ? "" : (idOfKey(setting, asked.accountKey, seenAt) ?? "");
  const rulesetKey = asked === null || asked.ruleset === "no ruleset" ? null : "default";
  const evaluate = {
    accountId: askedId,
    amount: 100,
    rulesetKey,
    clientTransactionId: asked?.clientTransactionId ?? "",
  };
  const kind: ReadingKind =
    asked !== null ? "evaluated" : call.endpoint === "/accounts/balance/get" ? "real-time" : "cached";
  const common = {
    id: call.id,
    endpoint: call.endpoint,
    pass: call.pass,
    kind,
    startedAt,
    latencyMs,
    timing: {
      startedAt,
      startedMonotonicMs: truth.startedAt - (setting.calls[0]?.startsAt ?? 0) + 1000,
      latencyMs,
      phases: {},
      connection: client.saved === null ? ("reused" as const) : ("unknown" as const),
      hostBusy: false,
    },
    attempts: call.retries.length + 1,
    ...(isSent && {
      sent: {
        accountIds: call.accountIds,
        minLastUpdatedDatetime:
          setting.capitalOneAge !== null && kind === "real-time" ? iso(truth.startedAt - 30 * day) : null,
        ...(asked !== null && { evaluate }),
      },
    }),
    ...(call.retries.length > 0 && { retries: call.retries.map(({ reason, waitedMs }) => ({ reason, waitedMs })) }),
    requestId: `request-${call.id}`,
    serverTime: dateOf(met, setting),
    ...(missing.length > 0 && { notRecorded: missing }),
  };
  const { fails } = call;
  if (fails !== null) {
    const provider = {
      errorType: fails.type,
      errorCode: fails.code,
      errorMessage: fails.message ?? "",
      displayMessage: null,
      documentationUrl: null,
      httpStatus: fails.status,
    };
    const failure = {
      reason: fails.reason,
      requestId: common.requestId,
      ...(fails.code !== "" && { provider, httpStatus: fails.status }),
    };
    return { ...common, outcome: "failed", failure, ...(asked !== null && { evaluate }), accounts: [] };
  }
  const accounts = [...truth.numbers].map(([id, number]) =>
    asked === null
      ? accountOf(id, number, setting, kind)
      : { accountId: id, balances: { available: number.numbers.available, current: number.numbers.current } },
  );
  return {
    ...common,
    outcome: "ok",
    accounts:
      asked !== null && accounts.length === 0
        ? [{ accountId: askedId, balances: setting.seed % 3 === 0 ? {} : { available: null, current: null } }]
        : accounts,
    ...(call.endpoint === "/item/get" && { item: itemOf(met, setting, truth.answeredAt) }),
    ...(asked !== null && { signal: signalOf(met, setting, { accountId: askedId, rulesetKey }) }),
    ...(call.endpoint.startsWith("/transactions/") && {
      transactions: {
        updateStatus:
          call.endpoint === "/transactions/get"
            ? null
            : truth.rowsAt === null
              ? "NOT_READY"
              : "HISTORICAL_UPDATE_COMPLETE",
        rows: truth.rowsAt === null ? [] : rowsOf(met, setting, truth.rowsAt, seenAt),
        pages: 1,
      },
    }),
  };
}

function idOfKey(setting: Setting, key: string, at: number): string | null {
  const account = setting.accounts.find((each) => each.key === key);
  return account === undefined ? null : idAt(account, at);
}

/** The `Date` header: whole seconds, of when the answer was begun. */
function dateOf({ call, truth }: Met, setting: Setting): string | null {
  const { dateHeader, oddDate, saved } = setting.client;
  if (saved !== null || dateHeader === "never") return null;
  if (dateHeader === "sometimes" && call.latencyMs % 2 === 0) return null;
  const off = oddDate?.id === call.id ? oddDate.offMs : 0;
  return iso(Math.floor((truth.answeredAt - 3 + off) / second) * second);
}

function accountOf(accountId: string, number: NumberTruth, setting: Setting, kind: ReadingKind): AccountReading {
  const { account, numbers } = number;
  const isDated = setting.capitalOneAge !== null && account.type !== "depository";
  const isBare = setting.withoutCurrency === kind;
  const isElse = setting.otherCurrencyIn === kind;
  const balances: Balances = {
    available: numbers.available,
    current: numbers.current,
    limit: numbers.limit,
    isoCurrencyCode: isBare ? null : isElse ? "CAD" : account.currency.iso,
    unofficialCurrencyCode: isBare || isElse ? null : account.currency.unofficial,
    ...(isDated && { lastUpdatedDatetime: iso(number.toldAt) }),
  };
  const { name, mask, type, subtype } = account;
  return { accountId, balances, name, officialName: null, mask, type, subtype };
}

function statusOf(stamps: StampsThen): ProductStatus {
  const { worked, failed } = stamps;
  return {
    lastSuccessfulUpdate: worked === null ? null : iso(worked),
    lastFailedUpdate: failed === null ? null : iso(failed),
  };
}

function itemOf({ copies }: Met, setting: Setting, at: number): ItemFacts {
  const { item, itemError } = setting;
  const hasError = itemError !== null && itemError.from <= at && at < itemError.to;
  return {
    ...item,
    error: hasError ? { errorType: "ITEM_ERROR", errorCode: itemError.code, errorMessage: "" } : null,
    transactions: item.products.includes("transactions") ? statusOf(copies.transactions) : null,
    investments: item.products.includes("investments") ? statusOf(copies.investments) : null,
  };
}

function signalOf(
  { truth }: Met,
  setting: Setting,
  asked: { accountId: string; rulesetKey: string | null },
): SignalFacts {
  const { ruleset } = truth;
  const number = truth.numbers.get(asked.accountId);
  const hasScores =
    ruleset === "scores" ||
    ruleset === "scores, fetched since data was missing" ||
    (ruleset === "random" && setting.seed % 2 === 0);
  const isFailed = ruleset !== null && number === undefined;
  const warnings =
    ruleset === "warned, live number"
      ? ["TRANSACTIONS_STALE"]
      : isFailed || ruleset === "fetch failed, copy given"
        ? [setting.itemError?.code ?? "INSTITUTION_NOT_RESPONDING"]
        : [];
  const seen = number === undefined ? null : iso(number.toldAt);
  const tellsTime = hasScores || (ruleset === "no ruleset" && setting.seed % 3 !== 0);
  return {
    accountId: asked.accountId,
    amount: 100,
    clientTransactionId:
      setting.client.saved !== null && !setting.client.saved.keepsRequests
        ? ""
        : (setting.calls.find((call) => call.id === truth.id)?.evaluation?.clientTransactionId ?? ""),
    rulesetKey: asked.rulesetKey,
    result: ruleset === "no ruleset" ? null : setting.seed % 5 === 0 ? "REROUTE" : "ACCEPT",
    hasScores,
    coreAttributeCount: hasScores || tellsTime ? 81 : isFailed ? 0 : 2,
    balanceLastUpdated: tellsTime && number?.from !== "chance" ? seen : null,
    transactionsLastUpdated: null,
    warnings: isFailed && setting.isManual ? [] : warnings,
  };
}

function rowsOf({ call }: Met, setting: Setting, rowsAt: number, at: number): readonly TransactionFact[] {
  return setting.accounts.flatMap((account) => {
    const accountId = idAt(account, at);
    if (accountId === null || (call.accountIds !== null && !call.accountIds.includes(accountId))) return [];
    if (account.type !== "depository" && account.type !== "credit") return [];
    return rowsOfAccount(account, accountId, rowsAt);
  });
}

/** What a row says: abroad, the price there and not what the account is charged. */
function rowAmount(account: BankAccount, parts: number, isForeign: boolean): number {
  const amount = inUnits(account, parts) ?? 0;
  return isForeign ? Math.round(amount * 92) / 100 : amount;
}

/** The rows of the last thirty days, as the bank listed them at a moment. */
function rowsOfAccount(account: BankAccount, accountId: string, rowsAt: number): readonly TransactionFact[] {
  const { habits, currency } = account;
  return account.entries.flatMap((entry): TransactionFact[] => {
    if (!entry.isListed) return [];
    const wasListed = entry.pendingAt !== null && habits.listsPending;
    const datetime = (at: number | null): string | null =>
      habits.datesRowsToTheMinute && at !== null ? iso(at) : null;
    const foreign = account.foreignRows.has(entry.id);
    const common = { accountId, isoCurrencyCode: foreign ? "EUR" : currency.iso } as const;
    if (isPostedAt(entry, rowsAt) && (entry.postedAt ?? 0) > rowsAt - 30 * day) {
      const amount = rowAmount(account, entry.amount, foreign);
      const running = { runningBalance: inUnits(account, ledgerAt(account, entry.postedAt ?? 0).posted) };
      const pendingTransactionId = wasListed ? `${entry.id}-pending` : null;
      return [
        {
          ...common,
          ...(habits.tellsRunningBalance && account.type === "depository" && running),
          datetime: datetime(entry.postedAt),
          transactionId: entry.id,
          amount,
          pending: false,
          date: dayOf(entry.postedAt ?? 0),
          pendingTransactionId,
        },
      ];
    }
    if (!wasListed || !isPendingAt(entry, rowsAt)) return [];
    const amount = rowAmount(account, entry.held === 0 ? entry.amount : entry.held, foreign);
    const date = dayOf(entry.pendingAt ?? 0);
    return [
      {
        ...common,
        datetime: datetime(entry.pendingAt),
        transactionId: `${entry.id}-pending`,
        amount,
        pending: true,
        date,
        pendingTransactionId: null,
      },
    ];
  });
}
