import { fields, movesOf } from "../bankAccount.ts";
import type { CopyReason } from "../setting.ts";
import type { World } from "../truth.ts";
import {
  type Claim,
  gapPair,
  holds,
  okReadings,
  type Pair,
  type Side,
  sideOf,
  sidesOf,
  storyOf,
  timedPair,
  type Verdict,
} from "./claim.ts";

/** Contacts that `/item/get` has a stamp for. */
const stamped: readonly CopyReason[] = ["transactions-update", "investments-update", "update-mode"];
const background: readonly CopyReason[] = [...stamped, "liabilities-update"];

export type PairJudge = (pair: Pair, world: World) => boolean;

function hasMoved({ left, right }: Pair): boolean {
  return left.number.copy?.id !== right.number.copy?.id || left.number.adjustedUpTo !== right.number.adjustedUpTo;
}

function laterReason({ left, right }: Pair): CopyReason | null {
  if (left.number.copy?.id === right.number.copy?.id && left.number.adjustedUpTo !== right.number.adjustedUpTo) {
    return "transactions-update";
  }
  return right.number.copy?.reason ?? null;
}

const areApart: PairJudge = ({ left, right }) =>
  left.number.copy !== null && right.number.copy !== null && left.number.copy.of !== right.number.copy.of;

/** Causes of two cached numbers that differ; the pair is in the order of time. */
export const copyCauses: Readonly<Record<string, PairJudge>> = {
  "cached-copies-differ": areApart,
  "cache-moved-at-evaluation": (pair) => hasMoved(pair) && laterReason(pair) === "own-evaluation",
  "cache-updated-meanwhile": (pair) => hasMoved(pair) && background.includes(laterReason(pair) ?? "link"),
  "cache-moved-without-stamp": (pair) =>
    hasMoved(pair) && laterReason(pair) !== null && !stamped.includes(laterReason(pair) ?? "link"),
  "cache-moved-later": () => true,
};

/** Judges a stated cause of two cached answers that differ. */
export function judgeCopyCause(claim: Claim): Verdict {
  const judge = copyCauses[claim.finding.code];
  const accountId = claim.finding.accountIds[0] ?? "";
  const pair = timedPair(claim, accountId, "cached");
  if (judge === undefined || pair === null)
    return holds(false, "its readings do not show the account in two cached answers");
  return holds(judge(pair, claim.world), storyOf(pair));
}

/** The copy was made after our real-time call, and the bank had moved on. */
export function judgeBankMovedAgain(claim: Claim): Verdict {
  const pair = gapPair(claim, claim.finding.accountIds[0] ?? "");
  if (pair === null) return holds(false, "its readings do not show the account twice");
  const { left, right, field } = pair;
  const moves = movesOf(left.number.account, field, right.number.ledgerAt, left.number.ledgerAt);
  return holds(moves.length > 0, storyOf(pair));
}

/** Our real-time call is what wrote the number that was read afterwards, and it had been another. */
export function judgeWrittenThrough(claim: Claim): Verdict {
  for (const accountId of claim.finding.accountIds) {
    const sides = sidesOf(claim, accountId);
    const later = sides
      .filter(({ reading }) => reading.kind === "cached")
      .toSorted((one, other) => one.truth.answeredAt - other.truth.answeredAt)
      .at(-1);
    const live = sides.filter(({ reading }) => reading.kind === "real-time");
    const by = later?.number.copy;
    const isOurs =
      live.length === 0 ? by?.reason === "own-real-time" : live.some(({ reading }) => reading.id === by?.id);
    if (!isOurs) return holds(false, `${accountId}: the copy read last was written by ${by?.reason ?? "nothing"}`);
    const before = justBefore(claim, accountId, live[0], later);
    if (before !== null) return holds(false, `${accountId}: ${before} had the number already, before the call`);
  }
  return holds(true, "our call wrote it");
}

/** Our real-time call left the copy as it was. */
export function judgeNotWrittenThrough(claim: Claim): Verdict {
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
export function judgeBankMoved(claim: Claim): Verdict {
  const accountId = claim.finding.accountIds[0] ?? "";
  const pair = timedPair(claim, accountId, "real-time");
  if (pair === null) return holds(false, "its readings do not show the account in two real-time answers");
  const { left, right, field } = pair;
  return holds(
    movesOf(left.number.account, field, left.number.ledgerAt, right.number.ledgerAt).length > 0,
    storyOf(pair),
  );
}

/** The last reading of the endpoint before the live answer, where it shows the same numbers as the one after; else null. */
function justBefore(
  { world }: Claim,
  accountId: string,
  live: Side | undefined,
  later: Side | undefined,
): string | null {
  if (live === undefined || later === undefined) return null;
  const before = okReadings(world)
    .filter(({ endpoint }) => endpoint === later.reading.endpoint)
    .flatMap(({ id }) => sideOf(world, id, accountId) ?? [])
    .filter(({ truth }) => truth.answeredAt <= live.truth.startedAt)
    .toSorted((one, other) => one.truth.answeredAt - other.truth.answeredAt)
    .at(-1);
  const isSame =
    before !== undefined && fields.every((field) => before.number.numbers[field] === later.number.numbers[field]);
  return isSame ? before.reading.id : null;
}
