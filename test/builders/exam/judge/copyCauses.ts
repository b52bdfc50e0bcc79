import type { FindingCode } from "../../../../src/core/findings/findingCode.ts";
import { type Field, fields, movesOf, shownAt } from "../bankAccount.ts";
import type { CopyReason } from "../setting.ts";
import type { World } from "../truth.ts";
import {
  type Claim,
  gapPair,
  holds,
  inOrder,
  judgedBy,
  type Pair,
  type Side,
  sidesOf,
  statedPair,
  storyOf,
  textOf,
  timedPair,
  type Verdict,
} from "./claim.ts";

/** Contacts that `/item/get` has a stamp for. */
const stamped: readonly CopyReason[] = ["transactions-update", "investments-update", "update-mode"];
const background: readonly CopyReason[] = [...stamped, "liabilities-update"];

type PairJudge = (pair: Pair, world: World) => boolean;

/** A write that made the number another between two readings of a copy. */
interface Mover {
  readonly id: string;
  readonly reason: CopyReason;
}

/** Every write that moved the field between two readings, the earlier first. */
function moversOf({ left, right, field }: Pair, world: World): readonly Mover[] {
  const { account, copy, numbers } = left.number;
  const copies = [copy?.of, right.number.copy?.of];
  let before = numbers[field];
  const movers: Mover[] = [];
  for (const write of world.writes) {
    const isBetween = write.writtenAt > left.truth.startedAt && write.writtenAt <= right.truth.answeredAt;
    if (write.key !== account.key || !copies.includes(write.of) || !isBetween || write.id === copy?.id) continue;
    const after = shownAt(account, write.ledgerAt)[field];
    if (after !== before) movers.push(write);
    before = after;
  }
  const hasNewRows = left.number.adjustedUpTo !== right.number.adjustedUpTo;
  return hasNewRows ? [...movers, { id: "rows", reason: "transactions-update" }] : movers;
}

function isMovedBy(reasons: (reason: CopyReason) => boolean): PairJudge {
  return (pair, world) => moversOf(pair, world).some(({ reason }) => reasons(reason));
}

const areApart: PairJudge = ({ left, right }) =>
  left.number.copy !== null && right.number.copy !== null && left.number.copy.of !== right.number.copy.of;

/** Causes of two cached numbers that differ; the pair is in the order of time. */
const judges = {
  "cached-copies-differ": areApart,
  "cache-moved-at-evaluation": isMovedBy((reason) => reason === "own-evaluation"),
  "cache-updated-meanwhile": isMovedBy((reason) => background.includes(reason)),
  "cache-moved-without-stamp": isMovedBy((reason) => !stamped.includes(reason)),
  "cache-moved-later": () => true,
} satisfies Partial<Record<FindingCode, PairJudge>>;

const judgeOf: Readonly<Record<string, PairJudge>> = judges;

/** Judges a stated cause of two cached answers that differ. */
function judgeCopyCause(claim: Claim): Verdict {
  const judge = judgeOf[claim.finding.code];
  const accountId = claim.finding.accountIds[0] ?? "";
  const stated = statedPair(claim, accountId);
  const isCached = stated?.left.reading.kind === "cached" && stated.right.reading.kind === "cached";
  const pair = stated !== null && isCached ? inOrder(stated) : timedPair(claim, accountId, "cached");
  if (judge === undefined || pair === null)
    return holds(false, "its readings do not show the account in two cached answers");
  return holds(judge(pair, claim.world), storyOf(pair));
}

/** The copy was made after our real-time call, and the bank had moved on. */
function judgeBankMovedAgain(claim: Claim): Verdict {
  const pair = gapPair(claim, claim.finding.accountIds[0] ?? "");
  if (pair === null) return holds(false, "its readings do not show the account twice");
  const { left, right, field } = pair;
  const moves = movesOf(left.number.account, field, right.number.ledgerAt, left.number.ledgerAt);
  return holds(moves.length > 0, storyOf(pair));
}

/** Our real-time call is what wrote the number that was read afterwards, and it had been another. */
function judgeWrittenThrough(claim: Claim): Verdict {
  for (const accountId of claim.finding.accountIds) {
    const sides = sidesOf(claim, accountId);
    const later = sides
      .filter(({ reading }) => reading.kind === "cached")
      .toSorted((one, other) => one.truth.answeredAt - other.truth.answeredAt)
      .at(-1);
    const live = sides.filter(({ reading }) => reading.kind === "real-time");
    const by = later?.number.copy;
    const first = sides.find(({ reading }) => reading.kind === "cached");
    if (first === undefined || later === undefined || first === later) {
      const isOurs =
        by?.reason === "own-real-time" && (live.length === 0 || live.some(({ reading }) => reading.id === by.id));
      if (!isOurs) return holds(false, `${accountId}: the copy read last was written by ${by?.reason ?? "nothing"}`);
      continue;
    }
    const field = changedField(claim, first, later);
    const movers = moversOf({ accountId, field, left: first, right: later }, claim.world);
    const isOurs = movers.some(
      ({ id, reason }) =>
        reason === "own-real-time" && (live.length === 0 || live.some(({ reading }) => reading.id === id)),
    );
    if (!isOurs)
      return holds(
        false,
        `${accountId}: ${field} was moved by ${movers.map(({ reason }) => reason).join(", ") || "nothing"}`,
      );
  }
  return holds(true, "our call wrote it");
}

/** Our real-time call left the copy as it was. */
function judgeNotWrittenThrough(claim: Claim): Verdict {
  const accountId = claim.finding.accountIds[0] ?? "";
  const sides = sidesOf(claim, accountId);
  const live = sides.find(({ reading }) => reading.kind === "real-time");
  const later = sides
    .filter(({ reading }) => reading.kind === "cached")
    .toSorted((one, other) => one.truth.answeredAt - other.truth.answeredAt)
    .at(-1);
  if (live === undefined || later === undefined) return holds(false, "its readings do not show the account twice");
  const by = later.number.copy;
  const isUntouched = by !== null && by.id !== live.reading.id && by.writtenAt <= live.truth.startedAt;
  return holds(isUntouched, `${live.reading.id}, then ${later.reading.id} was written by ${by?.reason ?? "nothing"}`);
}

/** The bank's number moved between two live answers. */
function judgeBankMoved(claim: Claim): Verdict {
  const accountId = claim.finding.accountIds[0] ?? "";
  const pair = timedPair(claim, accountId, "real-time");
  if (pair === null) return holds(false, "its readings do not show the account in two real-time answers");
  const { left, right, field } = pair;
  return holds(
    movesOf(left.number.account, field, left.number.ledgerAt, right.number.ledgerAt).length > 0,
    storyOf(pair),
  );
}

/** The field a claim names where it differs, else the first that does. */
function changedField(claim: Claim, first: Side, later: Side): Field {
  const differs = (field: Field): boolean => first.number.numbers[field] !== later.number.numbers[field];
  return (
    fields.find((field) => field === textOf(claim, "field") && differs(field)) ?? fields.find(differs) ?? "available"
  );
}

/** Why a copy, or the bank's number, is another than before. */
export const copyCauses = {
  ...judgedBy(judges, judgeCopyCause),
  "written-through": judgeWrittenThrough,
  "not-written-through": judgeNotWrittenThrough,
  "bank-moved-again": judgeBankMovedAgain,
  "bank-moved-between-calls": judgeBankMoved,
};
