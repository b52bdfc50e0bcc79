import type { EvidenceRef, FindingParam } from "../../../../src/core/findings/finding.ts";
import { fields, movesOf } from "../bankAccount.ts";
import { second } from "../spans.ts";
import {
  allOf,
  type Claim,
  gapPair,
  holds,
  inOrder,
  okReadings,
  right,
  sideOf,
  statedPair,
  type Verdict,
} from "./claim.ts";
import { siteClaims } from "./siteClaims.ts";

/** The number an answer gave at a reference; undefined where it gives none. */
function numberAt({ world }: Claim, ref: EvidenceRef): number | undefined {
  const field = fields.find((each) => each === ref.field);
  const reading = okReadings(world).find((each) => each.id === ref.readingId);
  const account = reading?.accounts.find((each) => each.accountId === ref.accountId);
  return (field === undefined ? undefined : account?.balances[field]) ?? undefined;
}

function isNear(left: number, right: number): boolean {
  return Math.abs(left - right) < 1e-6 * Math.max(1, Math.abs(left));
}

function judgeParam(claim: Claim, name: string, param: FindingParam): Verdict {
  if (param.kind === "money" && param.ref !== undefined) {
    const value = numberAt(claim, param.ref);
    const isSaidAsIs = ["cached", "bank", "first", "second", "given", "evaluated", "other", "current"].includes(name);
    if (value !== undefined && isSaidAsIs)
      return holds(isNear(value, param.value), `${name} is ${value} in ${param.ref.readingId}`);
  }
  if (param.kind === "difference") {
    const [left, other] = param.refs.map((ref) => numberAt(claim, ref));
    if (left !== undefined && other !== undefined && param.refs.every((ref, _, all) => ref.field === all[0]?.field)) {
      return holds(isNear(Math.abs(left - other), Math.abs(param.value)), `${name} is ${left - other}`);
    }
  }
  if (name === "age" && param.kind === "duration" && param.bound === true) return judgeAge(claim, param.ms);
  return right;
}

/** "At most so old when it was answered." */
function judgeAge(claim: Claim, ms: number): Verdict {
  const pair = gapPair(claim, claim.finding.accountIds[0] ?? "");
  if (pair === null || pair.left.number.adjustedUpTo !== null) return right;
  const age = pair.left.truth.answeredAt - pair.left.number.toldAt;
  return holds(age <= ms + 2 * second, `${pair.left.reading.id} was ${age} ms old, not at most ${ms}`);
}

function judgeWindow(claim: Claim): Verdict {
  const { window, code } = claim.finding;
  // What was seen at the bank is in no answer: the window up to it is judged with its code.
  if (window === undefined || code in siteClaims) return right;
  const id = claim.finding.accountIds[0] ?? "";
  const pair = statedPair(claim, id);
  if (pair === null) return right;
  const [first, last] = [pair.left.number, pair.right.number].toSorted((one, other) => one.ledgerAt - other.ledgerAt);
  if (
    first === undefined ||
    last === undefined ||
    (first.from !== "copy" && first.from !== "bank") ||
    last.from === "chance"
  )
    return right;
  const from = window.from === null ? Number.NEGATIVE_INFINITY : Date.parse(window.from) - second;
  const to = window.to === null ? Number.POSITIVE_INFINITY : Date.parse(window.to) + second;
  // Of numbers that are of no one moment, or that a bank told late, it is asked where they were told.
  const isPlain =
    first.adjustedUpTo === null &&
    last.adjustedUpTo === null &&
    first.toldAt === first.ledgerAt &&
    last.toldAt === last.ledgerAt;
  const moments = isPlain ? movesOf(first.account, pair.field, first.ledgerAt, last.ledgerAt) : [];
  const outside = moments.find((at) => at < from || at > to);
  return holds(
    outside === undefined,
    outside === undefined
      ? ""
      : `it moved ${new Date(outside).toISOString()}, outside ${window.from ?? "…"} to ${window.to ?? "…"}`,
  );
}

function judgeSigns(claim: Claim): Verdict {
  const { finding, world } = claim;
  const id = finding.accountIds[0] ?? "";
  const verdicts: Verdict[] = [];
  const pair = gapPair(claim, id);
  if (finding.cachedMinusRealTime !== undefined && pair !== null) {
    const [one, other] = [pair.left, pair.right].map(({ number }) => number.numbers[pair.field]);
    const value = typeof one === "number" && typeof other === "number" ? one - other : Number.NaN;
    verdicts.push(holds(isNear(value, finding.cachedMinusRealTime), `cached minus real-time is ${value}`));
  }
  if (finding.change !== undefined) {
    const stated = statedPair(claim, id);
    const timed = stated === null ? null : inOrder(stated);
    const [one, other] =
      timed === null ? [] : [timed.left, timed.right].map(({ number }) => number.numbers[timed.field]);
    const value = typeof one === "number" && typeof other === "number" ? other - one : Number.NaN;
    verdicts.push(holds(isNear(value, finding.change), `later minus earlier is ${value}`));
  }
  if (finding.split !== undefined) verdicts.push(judgeSplit(claim));
  const unknown = finding.readings.find((reading) => world.comparison.readings.every((each) => each.id !== reading));
  return allOf([...verdicts, holds(unknown === undefined, `there is no reading ${unknown}`)]);
}

/** Each part is the difference of that part between the two answers; which way it is signed is the contract's affair. */
function judgeSplit(claim: Claim): Verdict {
  const pair = statedPair(claim, claim.finding.accountIds[0] ?? "");
  const { split } = claim.finding;
  if (pair === null || split === undefined) return right;
  const partsOf = (readingId: string) => {
    const side = sideOf(claim.world, readingId, pair.accountId);
    const { available, current, limit } = side?.number.numbers ?? { available: null, current: null, limit: null };
    const whole =
      side?.number.account.type === "credit"
        ? (limit ?? Number.NaN) - (current ?? Number.NaN)
        : (current ?? Number.NaN);
    return { posted: current ?? Number.NaN, held: whole - (available ?? Number.NaN), limit: limit ?? Number.NaN };
  };
  const [left, other] = [partsOf(pair.left.reading.id), partsOf(pair.right.reading.id)];
  const wrong = (["posted", "held", "limit"] as const).find((part) => {
    const said = split[part];
    const value = left[part] - other[part];
    return (
      said !== null &&
      !(isNear(Math.abs(said), Math.abs(value)) || (part === "limit" && said === 0 && Number.isNaN(value)))
    );
  });
  return holds(wrong === undefined, wrong === undefined ? "" : `${wrong} is ${left[wrong] - other[wrong]}`);
}

/** What any finding states beside its code: numbers, an age, a window, signs. */
export function judgeStated(claim: Claim): Verdict {
  return allOf([
    ...Object.entries(claim.finding.params).map(([name, param]) => judgeParam(claim, name, param)),
    judgeSigns(claim),
    judgeWindow(claim),
  ]);
}
