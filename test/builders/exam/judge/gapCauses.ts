import { type Entry, isPendingAt, ledgerAt, movesOf, shownAt } from "../bankAccount.ts";
import type { CopyReason } from "../setting.ts";
import { second } from "../spans.ts";
import type { World } from "../truth.ts";
import { type Claim, gapPair, holds, type Pair, storyOf, type Verdict } from "./claim.ts";

/** Whether a cause of the difference between a cached and a live number is true of the world. */
export type GapJudge = (pair: Pair, world: World, variant?: string) => boolean;

/** The copy was made first, and what the bank tells moved after. */
const isOlder: GapJudge = ({ left, right, field }) => {
  const { account, from, adjustedUpTo, ledgerAt: madeAt } = left.number;
  if (from !== "copy" || right.number.from !== "bank") return false;
  const start = adjustedUpTo ?? madeAt;
  const end = right.number.ledgerAt;
  if (start >= end || movesOf(account, field, start, end).length === 0) return false;
  return shownAt(account, start)[field] !== shownAt(account, end)[field];
};

const updates: readonly CopyReason[] = ["transactions-update", "liabilities-update", "investments-update"];
const keepsFresh = ["transactions", "liabilities", "investments"];
const pullsOfTheirOwn: readonly CopyReason[] = ["signal-pull", "assets-pull"];

function within(at: number | null, { left, right }: Pair): boolean {
  return at !== null && at > left.number.ledgerAt && at <= right.number.ledgerAt;
}

function postedWithin(pair: Pair): readonly Entry[] {
  return pair.left.number.account.entries.filter((entry) => within(entry.postedAt, pair));
}

/** A copy of one moment, made before the live number. */
function isPlain({ left, right }: Pair): boolean {
  return (
    left.number.adjustedUpTo === null && left.number.from === "copy" && left.number.ledgerAt < right.number.ledgerAt
  );
}

function heldMoved({ left, right }: Pair): number {
  const { account } = left.number;
  return ledgerAt(account, right.number.ledgerAt).held - ledgerAt(account, left.number.ledgerAt).held;
}

function limitMoved({ left, right }: Pair): boolean {
  const { account } = left.number;
  return ledgerAt(account, right.number.ledgerAt).limit !== ledgerAt(account, left.number.ledgerAt).limit;
}

function canHold({ left }: Pair): boolean {
  return left.number.account.type === "depository" || left.number.account.type === "credit";
}

const isNewHold: GapJudge = (pair, _, variant = "") => {
  if (!canHold(pair) || !isPlain(pair) || postedWithin(pair).length > 0 || limitMoved(pair)) return false;
  const moved = heldMoved(pair);
  if (variant.startsWith("held")) return moved > 0;
  return variant.startsWith("released") ? moved < 0 : moved !== 0;
};

const havePosted: GapJudge = (pair) => {
  const posted = postedWithin(pair);
  return (
    canHold(pair) &&
    isPlain(pair) &&
    posted.length > 0 &&
    posted.every((entry) => isPendingAt(entry, pair.left.number.ledgerAt))
  );
};

/** What was held when the copy was made posted, and for another amount than was held. */
const haveSettledOtherwise: GapJudge = (pair, world) =>
  havePosted(pair, world) && postedWithin(pair).some((entry) => entry.held !== 0 && entry.held !== entry.amount);

const wereDropped: GapJudge = (pair) => {
  if (!canHold(pair) || !isPlain(pair) || postedWithin(pair).length > 0) return false;
  const { account, ledgerAt: madeAt } = pair.left.number;
  const dropped = account.entries.filter((entry) => within(entry.droppedAt, pair) && isPendingAt(entry, madeAt));
  const sum = dropped.reduce((all, entry) => all + entry.held, 0);
  return dropped.length > 0 && heldMoved(pair) === -sum;
};

/** Shown as it was told at no one moment. */
const isAdjusted: GapJudge = ({ left }) => {
  const { account, adjustedUpTo, numbers } = left.number;
  if (adjustedUpTo === null) return false;
  const then = shownAt(account, adjustedUpTo);
  return numbers.available !== then.available || numbers.current !== then.current;
};

/** The bank told another number between the two moments, whichever of them is the later. */
const hasMoved: GapJudge = ({ left, right, field }) => {
  const [one, other] = [left.number, right.number];
  if (one.adjustedUpTo !== null || other.adjustedUpTo !== null) return false;
  const [from, to] = [Math.min(one.ledgerAt, other.ledgerAt), Math.max(one.ledgerAt, other.ledgerAt)];
  return movesOf(one.account, field, from, to).length > 0;
};

function steppedWithin(steps: readonly { readonly at: number }[], pair: Pair): boolean {
  return steps.some((step) => within(step.at, pair));
}

const havePricesMoved: GapJudge = (pair, world) => {
  const { account } = pair.left.number;
  if (account.type !== "investment" || !isOlder(pair, world)) return false;
  return (
    steppedWithin(account.prices, pair) && !steppedWithin(account.units, pair) && !steppedWithin(account.cash, pair)
  );
};

const hasCashMoved: GapJudge = (pair) => {
  const { account } = pair.left.number;
  return (
    account.type === "investment" &&
    isPlain(pair) &&
    (steppedWithin(account.units, pair) || steppedWithin(account.cash, pair))
  );
};

const hasUpdateFailed: GapJudge = (pair, world) => {
  const writtenAt = pair.left.number.copy?.writtenAt ?? Number.POSITIVE_INFINITY;
  const { answeredAt } = pair.left.truth;
  return (
    isOlder(pair, world) &&
    world.setting.contacts.some(
      ({ at, reason, works }) => !works && updates.includes(reason) && at > writtenAt && at <= answeredAt,
    )
  );
};

const isRarelyRead: GapJudge = (pair, world) => {
  const { item, contacts } = world.setting;
  return (
    isOlder(pair, world) &&
    !item.products.some((product) => keepsFresh.includes(product)) &&
    !contacts.some(({ reason }) => pullsOfTheirOwn.includes(reason))
  );
};

const isLagged: GapJudge = ({ right, field }) => {
  const { account, ledgerAt: of, toldAt } = right.number;
  return movesOf(account, field, of, toldAt).length > 0;
};

/**
 * Causes of a difference between a cached and a real-time number, the most specific first. Some of them are true of a world
 * and no rule states them.
 */
export const gapCauses = {
  "capital-one-no-real-time": ({ right }) =>
    right.number.from === "bank" && right.number.toldAt < right.truth.startedAt - second,
  "adjusted-by-plaid": isAdjusted,
  "limit-changed": (pair) => isPlain(pair) && limitMoved(pair),
  "pending-posted": havePosted,
  "pending-settled-otherwise": haveSettledOtherwise,
  "pending-released": wereDropped,
  "investments-priced-apart": havePricesMoved,
  "cash-moved": hasCashMoved,
  "hold-newer-than-update": isNewHold,
  "refresh-paused": (pair, world) => world.setting.isPaused && isOlder(pair, world),
  "updates-failing": hasUpdateFailed,
  "no-subscription-product": isRarelyRead,
  "cache-older-than-bank": isOlder,
  "moved-between-reads": hasMoved,
  "bank-answer-lagged": isLagged,
} satisfies Record<string, GapJudge>;

const judgeOf: Readonly<Record<string, GapJudge>> = gapCauses;

/** Judges a stated cause of a gap. */
export function judgeGapCause(claim: Claim): Verdict {
  const { code, accountIds, variant } = claim.finding;
  const judge = judgeOf[code];
  const pair = gapPair(claim, accountIds[0] ?? "");
  if (judge === undefined) throw new RangeError(`${code} is no cause of a gap`);
  if (pair === null) return holds(false, "its readings do not show the account twice");
  return holds(judge(pair, claim.world, variant), storyOf(pair));
}

/** The most specific cause that is true of a pair; null where none of the list is. */
export function mostSpecificCause(pair: Pair, world: World): string | null {
  return Object.keys(gapCauses).find((code) => judgeOf[code]?.(pair, world) === true) ?? null;
}
