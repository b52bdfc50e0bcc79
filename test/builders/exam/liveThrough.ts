import type { EndpointPath } from "../../../src/core/endpoint/endpoint.ts";
import { answerOf } from "./answers.ts";
import { type BankAccount, type Entry, idAt, shownAt } from "./bankAccount.ts";
import { lookAtSite } from "./bankSite.ts";
import { comparisonOf } from "./comparisonOf.ts";
import { diceOf } from "./dice.ts";
import { drawSetting } from "./drawSetting.ts";
import type { Met } from "./met.ts";
import { PlaidCopies } from "./plaidCopies.ts";
import { asksBank, tookBefore } from "./planCalls.ts";
import type { PlannedCall, Setting } from "./setting.ts";
import { second } from "./spans.ts";
import type { NumberTruth, ReadingTruth, World } from "./truth.ts";

/** The world of a seed: the same each time. */
export function worldOf(seed: number): World {
  return liveThrough(drawSetting(seed));
}

/** Lives a setting through in the order of time: Plaid's own contacts with the bank, and the client's calls. */
function liveThrough(setting: Setting): World {
  const dice = diceOf(setting.seed + 7_000_003);
  const plaid = new PlaidCopies(setting);
  const met: Met[] = [];
  const happenings: { readonly at: number; readonly happen: () => void }[] = setting.contacts.map((contact, index) => ({
    at: contact.at,
    happen: () => plaid.contact(contact, index),
  }));
  const firstNumbers = new Map<string, ReadonlyMap<string, NumberTruth>>();
  for (const call of setting.calls) {
    const startedAt = call.startsAt + tookBefore(call);
    const answeredAt = startedAt + call.latencyMs;
    const seenAt = startedAt + Math.round(call.latencyMs * (0.4 + dice.unit() * 0.4));
    const luck = { unit: dice.unit(), other: dice.unit() };
    happenings.push({
      at: seenAt,
      happen: () => {
        const numbers = numbersOf({ call, seenAt, setting, plaid, firstNumbers, luck });
        const truth: ReadingTruth = {
          id: call.id,
          startedAt,
          answeredAt,
          isDated: call.isDated,
          fails: call.fails,
          accountIds: call.accountIds,
          ruleset: call.evaluation?.ruleset ?? null,
          numbers,
          rowsAt: call.endpoint.startsWith("/transactions/") ? plaid.rowsAt : null,
        };
        const { transactions, investments, rowsAt } = plaid;
        met.push({
          call,
          truth,
          copies: { transactions: { ...transactions }, investments: { ...investments }, rowsAt },
        });
        if (call.fails === null) writeThrough({ call, answeredAt, seenAt, setting, plaid, numbers });
      },
    });
  }
  happenings.sort((left, right) => left.at - right.at);
  for (const { happen } of happenings) happen();
  const inOrder = setting.calls.flatMap((call) => met.filter((each) => each.call === call));
  const readings = inOrder.map((each) => answerOf(each, setting));
  const site = lookAtSite(
    setting,
    inOrder.map(({ truth }) => truth),
  );
  return {
    seed: setting.seed,
    setting,
    comparison: comparisonOf(setting, readings, site?.entry ?? null),
    site,
    readings: new Map(inOrder.map(({ truth }) => [truth.id, truth])),
    writes: plaid.writes,
  };
}

interface Asking {
  readonly call: PlannedCall;
  readonly seenAt: number;
  readonly setting: Setting;
  readonly plaid: PlaidCopies;
  readonly firstNumbers: Map<string, ReadonlyMap<string, NumberTruth>>;
  readonly luck: { readonly unit: number; readonly other: number };
}

/** Which accounts an endpoint lists. */
function isListed(endpoint: EndpointPath, account: BankAccount, rowsAt: number | null): boolean {
  switch (endpoint) {
    case "/auth/get":
      return account.kind === "checking" || account.kind === "savings" || account.kind === "limited-purpose";
    case "/transactions/sync":
      return hasTransactions(account) && rowsAt !== null && account.entries.some((entry) => hasRowBy(entry, rowsAt));
    case "/transactions/get":
      return hasTransactions(account);
    case "/liabilities/get":
      return account.type === "credit" || account.type === "loan";
    case "/investments/holdings/get":
    case "/investments/transactions/get":
    case "/investments/auth/get":
      return account.type === "investment";
    default:
      return true;
  }
}

/** Accounts that the Transactions product reads. */
function hasTransactions({ type, kind }: BankAccount): boolean {
  return type === "depository" || type === "credit" || kind === "student-loan";
}

function hasRowBy(entry: Entry, rowsAt: number): boolean {
  const at = entry.postedAt ?? entry.pendingAt;
  return entry.isListed && at !== null && at <= rowsAt;
}

function numbersOf(asking: Asking): ReadonlyMap<string, NumberTruth> {
  const { call, seenAt, setting, plaid } = asking;
  const found = new Map<string, NumberTruth>();
  if (call.fails !== null || call.endpoint === "/item/get") return found;
  if (call.evaluation !== null) return evaluated(asking);
  for (const account of setting.accounts) {
    const id = idAt(account, seenAt);
    if (id === null || (call.accountIds !== null && !call.accountIds.includes(id))) continue;
    if (!isListed(call.endpoint, account, plaid.rowsAt)) continue;
    if (call.endpoint === "/identity/match") {
      const none = { available: null, current: null, limit: null };
      found.set(id, { ...live(account, seenAt, setting), from: "none", numbers: none });
      continue;
    }
    const number =
      call.endpoint === "/accounts/balance/get" ? live(account, seenAt, setting) : plaid.read(account, call.endpoint);
    if (number !== null) found.set(id, withNulls(number, setting));
  }
  return found;
}

/** What the bank answers now; Capital One's cards and loans are of an older time. */
function live(account: BankAccount, at: number, setting: Setting): NumberTruth {
  const isOld = setting.capitalOneAge !== null && account.type !== "depository";
  // Linking read it too: what is kept is never older.
  const linkedAt = Date.parse(setting.item.createdAt ?? "") + second;
  const toldAt = isOld ? Math.max(at - (setting.capitalOneAge ?? 0), linkedAt) : at;
  const ledgerAt = toldAt - setting.bankLag;
  return {
    account,
    from: "bank",
    toldAt,
    ledgerAt,
    copy: null,
    adjustedUpTo: null,
    numbers: shownAt(account, ledgerAt),
  };
}

function withNulls(number: NumberTruth, setting: Setting): NumberTruth {
  const kind = number.from === "copy" ? "cached" : "real-time";
  const numbers = { ...number.numbers };
  for (const each of setting.nulls) if (each.key === number.account.key && each.in === kind) numbers[each.field] = null;
  const cut = setting.cachedDecimals;
  if (cut !== null && kind === "cached") {
    for (const field of ["available", "current", "limit"] as const) {
      const value = numbers[field];
      numbers[field] = value === null ? null : Number(value.toFixed(cut));
    }
  }
  return { ...number, numbers };
}

function evaluated(asking: Asking): ReadonlyMap<string, NumberTruth> {
  const { call, seenAt, setting, plaid, firstNumbers, luck } = asking;
  const asked = call.evaluation;
  const account = setting.accounts.find((each) => each.key === asked?.accountKey);
  const id = account === undefined ? null : idAt(account, seenAt);
  if (asked === null || account === undefined || id === null) return new Map();
  const isBroken =
    setting.isManual ||
    (setting.itemError?.code === "ITEM_LOGIN_REQUIRED" &&
      setting.itemError.from <= seenAt &&
      seenAt < setting.itemError.to);
  const found = ((): NumberTruth | null => {
    if (asked.ruleset === "replayed") {
      const first = firstNumbers.get(asked.clientTransactionId)?.get(id);
      // The earlier evaluation was made after the Item was linked.
      const linkedAt = Date.parse(setting.item.createdAt ?? "") + second;
      return first ?? live(account, Math.round(linkedAt + (seenAt - linkedAt) * (0.2 + luck.unit * 0.7)), setting);
    }
    if (asked.ruleset === "random") {
      const numbers = {
        available: Math.round(luck.unit * 900_000) / 100,
        current: Math.round(luck.other * 900_000) / 100,
        limit: null,
      };
      return { ...live(account, seenAt, setting), from: "chance", numbers };
    }
    if (asked.ruleset === "fetch failed" || (isBroken && asksBank(asked.ruleset))) return null;
    return asksBank(asked.ruleset) ? live(account, seenAt, setting) : plaid.read(account, "/accounts/get");
  })();
  const numbers = new Map(found === null ? [] : [[id, withNulls(found, setting)]]);
  if (!firstNumbers.has(asked.clientTransactionId)) firstNumbers.set(asked.clientTransactionId, numbers);
  return numbers;
}

interface Writing {
  readonly call: PlannedCall;
  readonly answeredAt: number;
  readonly seenAt: number;
  readonly setting: Setting;
  readonly plaid: PlaidCopies;
  readonly numbers: ReadonlyMap<string, NumberTruth>;
}

/** A real-time answer, and some evaluations, leave their numbers in the copy. */
function writeThrough({ call, seenAt, setting, plaid, numbers }: Writing): void {
  const isRealTime = call.endpoint === "/accounts/balance/get";
  const isEvaluation = call.evaluation !== null && asksBank(call.evaluation.ruleset);
  if (isRealTime ? !setting.writesThrough : !isEvaluation || !setting.evaluationWritesThrough) return;
  for (const number of numbers.values()) {
    if (number.from !== "bank") continue;
    const reason = isRealTime ? "own-real-time" : "own-evaluation";
    const { toldAt, ledgerAt } = number;
    plaid.write({ id: call.id, reason, writtenAt: seenAt + second / 1000, toldAt, ledgerAt }, [number.account.key]);
  }
}
