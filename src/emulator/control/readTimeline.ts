import { answeredFrom, type CopyWrite } from "../cache/copyHistory.ts";
import { isoTime, parseTime } from "../time/time.ts";
import { answersAt, type MomentAnswer } from "../timeline/answersAt.ts";
import { bankSteps, type LedgerStep, several } from "../timeline/bankSteps.ts";
import { type Point, thin } from "../timeline/thin.ts";
import { troublesOf } from "../timeline/troubles.ts";
import { checkFields } from "../wire/checkFields.ts";
import { number, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { nextRefresh } from "../world/scheduleRefreshes.ts";
import type { ControlContext } from "./context.ts";
import { itemNamed } from "./items.ts";

/** Points of all lines together. */
const mostPoints = 2000;

const fields = {
  account_id: required(text()),
  from: text({ form: "time" }),
  to: text({ form: "time" }),
  at: text({ form: "time" }),
  ruleset_key: text(),
  amount: number(),
};

/**
 * `GET items/{item_id}/timeline?account_id=…&from=ISO&to=ISO`: the bank's ledger and Plaid's copy of one account through
 * time (from its link until now, unless told), calls and troubles. With `at` also what each endpoint would have answered
 * at that moment, and with `amount` and `ruleset_key` an evaluation of that debit. Nothing changes by it.
 */
export function readTimeline({ world, clock, requests, query, itemId, startReal }: ControlContext): object {
  const item = itemNamed(world.items, itemId);
  const asked = checkFields(fieldsIn(query), fields);
  const account = item.accounts.find(({ accountId }) => accountId === asked.account_id);
  if (account === undefined) throw new PlaidFailure("NOT_FOUND", "there is no such account");
  if (asked.at === undefined && (asked.amount !== undefined || asked.ruleset_key !== undefined))
    throw new PlaidFailure("INVALID_FIELD", "amount and ruleset_key go with at, and only with it");
  const now = clock.now();
  const [begin, end] = [
    timeIn(asked.from) ?? item.createdAt,
    timeIn(asked.to) ?? Math.max(now, timeIn(asked.from) ?? now),
  ];
  if (begin > end) throw new PlaidFailure("INVALID_FIELD", "from must not be after to");
  // The future is left out, and so is what is no longer kept.
  const to = Math.min(now, end);
  const from = Math.min(to, Math.max(begin, world.copyHistory.completeSince(account.accountId) ?? begin));
  const calls = requests
    .read()
    .filter((call) => call.item_id === itemId && (call.account_ids?.includes(account.accountId) ?? true))
    .map((call) => ({ ...call, ms: Date.parse(call.at) }))
    .filter(({ ms }) => ms >= from && ms <= to);
  const bank = bankSteps(account, item.securities, { from, to });
  const copies = copyPoints(world.copyHistory.writesOf(account.accountId), {
    from,
    to,
    calls: calls.map(({ ms }) => ms),
  });
  const all = [...bank.steps.map(bankPoint), ...copies].sort((one, other) => one.at - other.at);
  const kept = thin<BankPoint | CopyPoint>(all, mostPoints);
  const at = timeIn(asked.at);
  return {
    item_id: item.itemId,
    account_id: account.accountId,
    name: account.name,
    mask: account.mask,
    type: account.type,
    iso_currency_code: account.currency.iso,
    unofficial_currency_code: account.currency.unofficial,
    from: isoTime(from),
    to: isoTime(to),
    now: isoTime(now),
    begun_at: isoTimeOrNull(item.begunReal ?? startReal ?? null),
    bank: bankLines(all, new Set(kept)),
    copies: kept.flatMap((point) => ("write" in point ? copyLine(point.write) : [])),
    calls: calls.map(({ at: answeredAt, path, status, request_id, error_code }) => ({
      at: answeredAt,
      path,
      status,
      request_id,
      ...(error_code === undefined ? {} : { error_code }),
    })),
    troubles: troublesOf(item, world.faults, { from, to }).map(({ from: began, until, code, ...of }) => ({
      from: isoTime(began),
      until: isoTimeOrNull(until),
      code,
      ...of,
    })),
    next_refresh_at: isoTimeOrNull(nextRefresh(item, now)),
    real_time_lag_ms: item.realTimeLags,
    left_out: world.copyHistory.leftOut(account.accountId, from) + bank.leftOut + all.length - kept.length,
    ...(at !== null && {
      moment: {
        at: isoTime(at),
        answers:
          at > now
            ? []
            : answersAt(world, item, {
                at,
                accountId: account.accountId,
                debit: asked.amount === undefined ? null : { amount: asked.amount, rulesetKey: asked.ruleset_key },
              }).map(answerLine),
      },
    }),
  };
}

/** What a query names, its amount as a number where it is one. */
function fieldsIn(query: URLSearchParams): Readonly<Record<string, unknown>> {
  const named: Record<string, unknown> = Object.fromEntries(query);
  const amount = Number(named.amount);
  return "amount" in named && Number.isFinite(amount) && named.amount !== "" ? { ...named, amount } : named;
}

function timeIn(value: string | undefined): number | null {
  return value === undefined ? null : parseTime(value);
}

/** @param at ms since the epoch */
function isoTimeOrNull(at: number | null): string | null {
  return at === null ? null : isoTime(at);
}

interface BankPoint extends Point {
  readonly step: LedgerStep;
}

interface CopyPoint extends Point {
  readonly write: CopyWrite;
}

function bankPoint(step: LedgerStep): BankPoint {
  const { at, available, current } = step;
  return { at, available, current, series: "bank", besideCall: false, step };
}

/** The causes of writes that are calls themselves. */
const causedByCalls: readonly string[] = ["balance-get", "other-client", "signal-evaluate"];

/**
 * The writes of a period, and of each copy the last before it. Beside a call are the write that it made, the one that
 * was in force before, and the one that any call of the log read.
 */
function copyPoints(
  writes: readonly CopyWrite[],
  { from, to, calls }: { readonly from: number; readonly to: number; readonly calls: readonly number[] },
): readonly CopyPoint[] {
  return [...new Set(writes.map(({ copy }) => copy))].flatMap((copy) => {
    const ofCopy = writes.filter((write) => write.copy === copy && write.at <= to);
    const begin = Math.max(
      0,
      ofCopy.findLastIndex(({ at }) => at <= from),
    );
    const shown = ofCopy.slice(begin);
    const read = new Set(calls.map((at) => shown.findLastIndex((write) => write.at <= at)));
    const isCall = (write: CopyWrite | undefined) => write !== undefined && causedByCalls.includes(causeOf(write));
    return shown.map((write, index) => ({
      at: write.at,
      series: `copy ${copy}`,
      available: answeredFrom(write).available,
      current: answeredFrom(write).current,
      besideCall: read.has(index) || isCall(write) || isCall(shown[index + 1]),
      write,
    }));
  });
}

/** The steps that stay; one that stands for others before it says so. */
function bankLines(all: readonly (BankPoint | CopyPoint)[], kept: ReadonlySet<Point>): readonly object[] {
  const lines: object[] = [];
  let isAlone = true;
  for (const point of all) {
    if (!("step" in point)) continue;
    const { at, ...step } = point.step;
    if (kept.has(point)) lines.push({ at: isoTime(at), ...step, ...(!isAlone && several) });
    isAlone = kept.has(point);
  }
  return lines;
}

/** `adjusted-by-transactions` where the copy stayed, and what is answered did not. */
function causeOf({ adjusted, written }: CopyWrite): string {
  return adjusted === null ? written.refreshedBy : "adjusted-by-transactions";
}

function copyLine(write: CopyWrite): object {
  const { available, current } = answeredFrom(write);
  const { at, copy, ledgerOf } = write;
  return { at: isoTime(at), available, current, ledger_of: isoTime(ledgerOf), cause: causeOf(write), copy };
}

function answerLine({ errorCode, ...answer }: MomentAnswer): object {
  return { ...answer, error_code: errorCode };
}
