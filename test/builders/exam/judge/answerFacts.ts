import type { FindingCode } from "../../../../src/core/findings/findingCode.ts";
import type { AccountReading } from "../../../../src/core/reading/balances.ts";
import type { OkReading } from "../../../../src/core/reading/reading.ts";
import { isPendingAt, ledgerAt } from "../bankAccount.ts";
import { second } from "../spans.ts";
import { isStillShown } from "./ages.ts";
import {
  type Claim,
  gapPair,
  holds,
  type Judge,
  okReadings,
  type Pair,
  right,
  type Side,
  sideOf,
  sidesOf,
  storyOf,
  textOf,
  timedPair,
  type Verdict,
} from "./claim.ts";
import { isSame, namedCurrency } from "./sameMoney.ts";

interface Shown {
  readonly reading: OkReading;
  readonly account: AccountReading;
}

function named({ world, readings }: Claim): readonly OkReading[] {
  return okReadings(world).filter((reading) => readings.includes(reading.id));
}

function shownOf(claim: Claim, accountId: string): readonly Shown[] {
  return named(claim).flatMap((reading) => {
    const account = reading.accounts.find((each) => each.accountId === accountId);
    return account === undefined ? [] : [{ reading, account }];
  });
}

/** True of every account the finding names, in some answer it names that shows it. */
function ofEachAccount(isSo: (shown: Shown, claim: Claim) => boolean): Judge {
  return (claim) => {
    const wrong = claim.finding.accountIds.find((id) => !shownOf(claim, id).some((shown) => isSo(shown, claim)));
    return holds(wrong === undefined, wrong === undefined ? "" : `no named answer says so of ${wrong}`);
  };
}

function balancesOf(pair: Pair, side: "left" | "right") {
  return pair[side].reading.accounts.find((account) => account.accountId === pair.accountId)?.balances ?? {};
}

function differs(pair: Pair | null): Verdict {
  if (pair === null) return holds(false, "its readings do not show the account twice");
  const [one, other] = [balancesOf(pair, "left"), balancesOf(pair, "right")];
  const [left, right] = [one[pair.field], other[pair.field]];
  const isSo = typeof left === "number" && typeof right === "number" && !isSame(left, right, one);
  return holds(isSo, storyOf(pair));
}

function ofFirst(find: (claim: Claim, accountId: string) => Pair | null): Judge {
  return (claim) => differs(find(claim, claim.finding.accountIds[0] ?? ""));
}

/** Any two of the named numbers of a field, or of all fields, that are not the same. */
const someDiffer: Judge = (claim) => {
  const id = claim.finding.accountIds[0] ?? "";
  const shown = shownOf(claim, id);
  const field = textOf(claim, "field");
  const fields = (["available", "current", "limit"] as const).filter((each) => field === null || each === field);
  const isSo = fields.some((each) =>
    shown.some(({ account }) =>
      shown.some((other) => {
        const [left, right] = [account.balances[each], other.account.balances[each]];
        return typeof left === "number" && typeof right === "number" && left !== right;
      }),
    ),
  );
  return holds(isSo, isSo ? "" : "the named answers give the same numbers");
};

/** The side whose number was told last. */
function newestOf(sides: readonly Side[]): Side | undefined {
  return sides.toSorted((one, other) => one.number.toldAt - other.number.toldAt).at(-1);
}

/** Whether the bank's number covers the debit as it is said, and the cached one as the variant says. */
function judgeCoverage({ finding }: Claim, byBank: boolean): Verdict {
  const { debit, cached, bank } = finding.params;
  if (debit?.kind !== "money" || cached?.kind !== "money" || bank?.kind !== "money") {
    return holds(false, "it names no debit and no two balances");
  }
  const byCopy = /^(both|cached-alone)/.test(finding.variant ?? "");
  const isSo = bank.value >= debit.value - 0.005 === byBank && cached.value >= debit.value - 0.005 === byCopy;
  return holds(isSo, `${cached.value} cached and ${bank.value} against a debit of ${debit.value}`);
}

/** Why a fact that an answer states is judged from the answers alone; a cause from the truth. */
export const answerFacts = {
  "cached-differs-from-real-time": ofFirst(gapPair),
  "cached-differs-from-evaluated": ofFirst(gapPair),
  "cached-responses-differ": someDiffer,
  "changed-between-calls": ofFirst(timedPair),
  "cache-still-differs": ofFirst(gapPair),
  "evaluated-differs": someDiffer,
  "other-responses-differ": (claim) => {
    const shown = shownOf(claim, claim.finding.accountIds[0] ?? "").map(({ account }) => account.balances);
    const isSo = (["available", "current", "limit", "isoCurrencyCode", "unofficialCurrencyCode"] as const).some(
      (field) => new Set(shown.map((balances) => balances[field])).size > 1,
    );
    return holds(isSo, isSo ? "" : "the named answers show the account alike");
  },
  // Of the statements, not of the bank: no cause of this difference is called likely.
  unexplained: (claim) => {
    const { about } = claim.finding;
    const likely = claim.all.find(
      (each) => about !== undefined && each.explains === about && each.certainty !== "possible",
    );
    return likely === undefined ? someDiffer(claim) : holds(false, `${likely.code} is called ${likely.certainty}`);
  },
  rounding: (claim) => {
    const id = claim.finding.accountIds[0] ?? "";
    const pair = gapPair(claim, id) ?? timedPair(claim, id);
    if (pair === null) return holds(false, "its readings do not show the account twice");
    const [one, other] = [balancesOf(pair, "left"), balancesOf(pair, "right")];
    const wrong = (["available", "current", "limit"] as const).find((field) => {
      const [left, right] = [one[field], other[field]];
      return typeof left === "number" && typeof right === "number" && !isSame(left, right, one);
    });
    return holds(wrong === undefined, storyOf({ ...pair, field: wrong ?? pair.field }));
  },
  "null-in-one-answer": (claim) => {
    const id = claim.finding.accountIds[0] ?? "";
    const field = textOf(claim, "field");
    if (field !== "available" && field !== "current" && field !== "limit") return holds(false, "it names no field");
    const values = shownOf(claim, id).map(({ account }) => account.balances[field]);
    const isSo =
      values.some((value) => typeof value === "number") &&
      values.some((value) => value === null || value === undefined);
    return holds(isSo, `${field} is ${values.map(String).join(", ")}`);
  },
  "currency-missing": (claim) => {
    const all = shownOf(claim, claim.finding.accountIds[0] ?? "").map(({ account }) => namedCurrency(account.balances));
    return holds(all.includes(null) && all.some((each) => each !== null), `currencies ${all.map(String).join(", ")}`);
  },
  "currency-differs": (claim) => {
    const all = shownOf(claim, claim.finding.accountIds[0] ?? "").flatMap(
      ({ account }) => namedCurrency(account.balances) ?? [],
    );
    return holds(new Set(all).size > 1, `currencies ${all.join(", ")}`);
  },
  "unofficial-currency": ofEachAccount(({ account }) => typeof account.balances.unofficialCurrencyCode === "string"),
  "available-not-given": ofEachAccount(({ account }) => account.balances.available === null),
  "no-balance-given": ofEachAccount(
    ({ account }) => account.balances.available === null && account.balances.current === null,
  ),
  "has-overdraft-limit": ofEachAccount(
    ({ account }) => account.type === "depository" && (account.balances.limit ?? 0) > 0,
  ),
  "current-is-negative": ofEachAccount(({ account }) => (account.balances.current ?? 0) < 0),
  "owed-to-holder": (claim) => {
    const wrong = claim.finding.accountIds.find((id) => {
      const side = sidesOf(claim, id)[0];
      return side === undefined || side.number.account.habits.turnsSign || (side.number.numbers.current ?? 0) >= 0;
    });
    return holds(
      wrong === undefined,
      wrong === undefined ? "" : `${wrong}: its bank shows debt below zero, or it is not below zero`,
    );
  },
  "debit-covered": (claim) => judgeCoverage(claim, true),
  "debit-not-covered": (claim) => judgeCoverage(claim, false),
  // "Of this moment or later" of the newest named answer that shows the account.
  "copy-as-of": (claim) => {
    const { from } = claim.finding.params;
    if (from?.kind !== "time") return right;
    const early = claim.finding.accountIds.find((id) => {
      const number = newestOf(sidesOf(claim, id))?.number;
      const earliest = Date.parse(from.iso);
      if (number === undefined) return true;
      // Rows added to a copy update it, though its number is of no one moment.
      if (number.adjustedUpTo !== null) return number.adjustedUpTo < earliest - 2 * second;
      return number.toldAt < earliest - 2 * second && !isStillShown(number, earliest, claim.world.setting.bankLag);
    });
    return holds(early === undefined, `${early}: its copy is older than ${from.iso}`);
  },
  "loan-includes-interest": (claim) =>
    holds(claim.world.setting.item.institutionId === "ins_116944", "another institution"),
  "available-differs-from-current": ofEachAccount(({ account }) => {
    const { available, current, limit } = account.balances;
    if (typeof available !== "number" || typeof current !== "number") return false;
    const against = account.type === "credit" ? (limit ?? 0) - current : current;
    return !isSame(available, against, account.balances);
  }),
  "running-balance-differs": (claim) =>
    holds(
      named(claim).some(
        ({ transactions }) => transactions?.rows.some((row) => typeof row.runningBalance === "number") === true,
      ),
      "no row has a running balance",
    ),
  "identity-match-gives-no-balance": (claim) =>
    holds(
      named(claim).some(({ endpoint }) => endpoint === "/identity/match"),
      "no such answer",
    ),
  "last-update-failed": (claim) => {
    const isSo = named(claim).some(({ item }) =>
      [item?.transactions, item?.investments].some((status) => {
        const { lastFailedUpdate: failed, lastSuccessfulUpdate: worked } = status ?? {};
        return typeof failed === "string" && (typeof worked !== "string" || Date.parse(failed) > Date.parse(worked));
      }),
    );
    return holds(isSo, "no named answer says so");
  },
  "consent-expired": ({ world }) => {
    const expires = world.setting.item.consentExpirationTime;
    const last = Math.max(...[...world.readings.values()].map(({ answeredAt }) => answeredAt));
    return holds(
      expires !== null && Date.parse(expires) <= last,
      `it runs out ${expires ?? "never"}; the last answer was ${new Date(last).toISOString()}`,
    );
  },
  "clock-skew": ({ world, params }) => {
    const { skewMs, oddDate } = world.setting.client;
    const said = params.skew?.kind === "duration" ? Math.abs(params.skew.ms) : 0;
    const true_ = [Math.abs(skewMs), Math.abs(oddDate?.offMs ?? 0), Math.abs(skewMs - (oddDate?.offMs ?? 0))];
    return holds(
      true_.some((ms) => ms > 1500 && Math.abs(ms - said) <= 45_000),
      `the machine is ${skewMs} ms off, one answer's Date ${oddDate?.offMs ?? 0} ms`,
    );
  },
  "answered-later": (claim) => {
    const failed = claim.readings.filter(
      (id) => claim.world.readings.get(id)?.fails !== null && claim.world.readings.get(id) !== undefined,
    );
    const retried = named(claim).some(({ retries }) => (retries?.length ?? 0) > 0);
    const isSo = failed.some((id) => {
      const endpoint = claim.world.comparison.readings.find((reading) => reading.id === id)?.endpoint;
      return okReadings(claim.world).some(
        (reading) =>
          reading.endpoint === endpoint &&
          (claim.world.readings.get(reading.id)?.startedAt ?? 0) > (claim.world.readings.get(id)?.startedAt ?? 0),
      );
    });
    // What the Item says of itself counts as an answer too, and so does its bank, whatever it was asked.
    const isMended = named(claim).some(({ id, item }) => {
      const truth = claim.world.readings.get(id);
      const isOfBank = [...(truth?.numbers.values() ?? [])].some(({ from }) => from === "bank");
      const isLater = failed.some((each) => (claim.world.readings.get(each)?.startedAt ?? 0) < (truth?.startedAt ?? 0));
      return item?.error === null || (isOfBank && isLater);
    });
    return holds(isSo || retried || isMended, "no later answer of that call");
  },
  "limit-reached-here": (claim) =>
    holds(
      claim.world.comparison.readings.some(
        (reading) => reading.outcome === "skipped" && reading.skipReason === "budget-spent",
      ),
      "no call was held back",
    ),
} satisfies Partial<Record<FindingCode, Judge>>;

/** Causes of what one answer shows, judged by what the bank does. */
export const answerCauses = {
  "limited-purpose": (claim) => {
    const wrong = claim.finding.accountIds.find(
      (id) => sidesOf(claim, id)[0]?.number.account.kind !== "limited-purpose",
    );
    return holds(wrong === undefined, wrong === undefined ? "" : `${wrong} is of another kind`);
  },
  "overdraft-not-in-available": (claim) => {
    const wrong = claim.finding.accountIds.find(
      (id) => sidesOf(claim, id)[0]?.number.account.habits.countsOverdraft !== false,
    );
    return holds(wrong === undefined, wrong === undefined ? "" : `the bank counts ${wrong}'s overdraft in available`);
  },
  "overdraft-in-available": (claim) => {
    const wrong = claim.finding.accountIds.find(
      (id) => sidesOf(claim, id)[0]?.number.account.habits.countsOverdraft !== true,
    );
    return holds(
      wrong === undefined,
      wrong === undefined ? "" : `the bank leaves ${wrong}'s overdraft out of available`,
    );
  },
  "pending-explains-available": (claim) => {
    const id = claim.finding.accountIds[0] ?? "";
    const side = claim.readings.flatMap((reading) => sideOf(claim.world, reading, id) ?? [])[0];
    const rowsAt = claim.readings.flatMap((reading) => claim.world.readings.get(reading)?.rowsAt ?? [])[0];
    if (side === undefined || rowsAt === undefined) return holds(false, "it names no rows, or no number");
    const { account, adjustedUpTo } = side.number;
    const at = adjustedUpTo ?? side.number.ledgerAt;
    const listed = account.habits.listsPending
      ? account.entries.filter((entry) => entry.isListed && isPendingAt(entry, at))
      : [];
    const held = listed.reduce((sum, entry) => sum + entry.held, 0);
    if (claim.finding.variant === "part")
      return holds(
        listed.some((entry) => entry.held !== 0),
        "the bank held nothing for a listed row then",
      );
    return holds(
      held !== 0 && held === ledgerAt(account, at).held,
      `of ${ledgerAt(account, at).held} held then, ${held} was for listed rows`,
    );
  },
} satisfies Partial<Record<FindingCode, Judge>>;
