import type { FindingCode } from "../../../../src/core/findings/findingCode.ts";
import { type Field, ledgerAt, movesOf, shownAt } from "../bankAccount.ts";
import { second } from "../spans.ts";
import type { SiteTruth } from "../truth.ts";
import { allOf, type Claim, holds, judgedBy, right, type Side, sideOf, textOf, type Verdict } from "./claim.ts";
import { isSame as isSameMoney } from "./sameMoney.ts";

type SiteJudge = (claim: Claim, site: SiteTruth) => Verdict;

/** Whether what was seen is the cached and the real-time number of the answers; null: there is none of that kind. */
type SameAs = readonly [cached: boolean | null, bank: boolean | null];

const sameAs = {
  "bank-shows-both": [[true, true]],
  "bank-shows-real-time": [
    [false, true],
    [null, true],
  ],
  "bank-shows-cached": [
    [true, false],
    [true, null],
  ],
  "bank-shows-another": [
    [false, false],
    [false, null],
    [null, false],
  ],
  "bank-shows-alone": [[null, null]],
} satisfies Partial<Record<FindingCode, readonly SameAs[]>>;

const sameAsOf: Readonly<Record<string, readonly SameAs[]>> = sameAs;

const causes = {
  "entered-for-another-account": (_, site) => holds(site.lookedAt !== site.account, "the account was the right one"),
  "bank-site-counts-otherwise": judgeCounting,
  "bank-moved-since-seen": judgeMoved,
} satisfies Partial<Record<FindingCode, SiteJudge>>;

const judgeOf: Readonly<Record<string, SiteJudge>> = causes;

/** Holds what is said of it against what was entered, what the bank's ledger was then, and how its site counts. */
function judgeSite(claim: Claim): Verdict {
  const { site } = claim.world;
  const { code, accountIds } = claim.finding;
  if (site === null) return holds(false, "nobody entered anything");
  const isOfIt = holds(accountIds[0] === site.entry.accountId, `it was entered for ${site.entry.accountId}`);
  return allOf([isOfIt, (judgeOf[code] ?? judgeFact)(claim, site)]);
}

function fieldOf(claim: Claim): "available" | "current" {
  return textOf(claim, "field") === "current" ? "current" : "available";
}

/** The answer a parameter was read from; null where the statement has no such number. */
function sideIn(claim: Claim, name: "cached" | "bank"): Side | null {
  const param = claim.params[name];
  if (param?.kind !== "money" || param.ref === undefined) return null;
  return sideOf(claim.world, param.ref.readingId, claim.finding.accountIds[0] ?? "");
}

function judgeFact(claim: Claim, { entry, account }: SiteTruth): Verdict {
  const field = fieldOf(claim);
  const seen = entry[field];
  const said = claim.params.seen;
  const [cached, bank] = [sideIn(claim, "cached"), sideIn(claim, "bank")];
  const unit = { isoCurrencyCode: account.currency.iso, unofficialCurrencyCode: account.currency.unofficial };
  const isSame = (side: Side | null): boolean | null => {
    const value = side?.number.numbers[field];
    return typeof value !== "number" || seen === null ? null : isSameMoney(value, seen, unit);
  };
  const so = [isSame(cached), isSame(bank)] as const;
  const fits = sameAsOf[claim.finding.code]?.some((each) => each[0] === so[0] && each[1] === so[1]) === true;
  return allOf([
    holds(said?.kind === "money" && said.value === seen, `${field} was entered as ${seen}`),
    holds(fits, `cached is ${so[0]} the same, real-time ${so[1]}`),
  ]);
}

/** The site shows another number than the bank tells of the same moment, by this. */
function judgeCounting({ finding }: Claim, { counts, lookedAt, account, at }: SiteTruth): Verdict {
  const { held, limit } = ledgerAt(account, at);
  const is = {
    held: counts === "holds later" && held !== 0,
    "overdraft-in": counts === "overdraft otherwise" && limit !== 0 && !account.habits.countsOverdraft,
    "overdraft-out": counts === "overdraft otherwise" && limit !== 0 && account.habits.countsOverdraft,
  }[finding.variant ?? ""];
  return holds(is === true && lookedAt === account, `the site counts ${counts}, held ${held}, limit ${limit}`);
}

/** The bank moved between the moment it was seen and the one the answer's number is of. */
function judgeMoved(claim: Claim, { account, at }: SiteTruth): Verdict {
  const side = sideIn(claim, "bank") ?? sideIn(claim, "cached");
  if (side === null) return holds(false, "it names no number");
  const field: Field = fieldOf(claim);
  const moments = [side.number.adjustedUpTo ?? side.number.ledgerAt, at].toSorted((one, other) => one - other);
  const [from = 0, to = 0] = moments;
  const moves = movesOf(account, field, from, to);
  return allOf([
    holds(
      moves.length > 0,
      `${field} was ${shownAt(account, from)[field]} and ${shownAt(account, to)[field]} at the bank, and never moved`,
    ),
    judgeWindow(claim, side, moves),
  ]);
}

/** Of a number that is of one moment, told at once, every move lies within the window that is stated. */
function judgeWindow({ finding }: Claim, { number }: Side, moves: readonly number[]): Verdict {
  const { window } = finding;
  if (window === undefined) return holds(false, "it states no window");
  if (number.adjustedUpTo !== null || number.toldAt !== number.ledgerAt) return right;
  const from = window.from === null ? Number.NEGATIVE_INFINITY : Date.parse(window.from) - second;
  const to = window.to === null ? Number.POSITIVE_INFINITY : Date.parse(window.to) + second;
  const outside = moves.find((at) => at < from || at > to);
  return holds(outside === undefined, `it moved ${outside}, outside ${window.from ?? "…"} to ${window.to ?? "…"}`);
}

/** What a person saw at the bank itself, and why it may be another number. */
export const siteClaims = judgedBy({ ...sameAs, ...causes }, judgeSite);
