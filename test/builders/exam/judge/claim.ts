import type { Finding, FindingParam } from "../../../../src/core/findings/finding.ts";
import type { BalanceField } from "../../../../src/core/reading/balances.ts";
import type { FailedReading, OkReading } from "../../../../src/core/reading/reading.ts";
import { type Field, fields } from "../bankAccount.ts";
import type { NumberTruth, ReadingTruth, World } from "../truth.ts";

/** Whether a claim holds, and what is so. */
export interface Verdict {
  readonly isRight: boolean;
  /** What the world's record says, for whoever mends the finder. */
  readonly truth: string;
}

/** Holds a claim against the world's record. */
export type Judge = (claim: Claim) => Verdict;

/** One judge for each code of a table. */
export function judgedBy<Code extends string>(
  codes: Readonly<Record<Code, unknown>>,
  judge: Judge,
): Readonly<Record<Code, Judge>> {
  return Object.fromEntries(Object.keys(codes).map((code) => [code, judge])) as Record<Code, Judge>;
}

export const right: Verdict = { isRight: true, truth: "" };

export function holds(isRight: boolean, truth: string): Verdict {
  return { isRight, truth };
}

/** All of them must hold; the first that does not is told. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => !verdict.isRight) ?? right;
}

/** One account in one answer, with what is true of its numbers. */
export interface Side {
  readonly reading: OkReading;
  readonly truth: ReadingTruth;
  readonly number: NumberTruth;
}

export interface Pair {
  readonly accountId: string;
  readonly field: Field;
  readonly left: Side;
  readonly right: Side;
}

/** A finding with what it rests on: a cause stands with its fact's readings and parameters. */
export interface Claim {
  readonly world: World;
  readonly finding: Finding;
  readonly params: Readonly<Record<string, FindingParam>>;
  readonly readings: readonly string[];
  /** All that was said of the world. */
  readonly all: readonly Finding[];
}

export function claimOf(world: World, finding: Finding, all: readonly Finding[]): Claim {
  const fact = all.find((each) => each.id === finding.explains);
  return {
    world,
    finding,
    params: { ...fact?.params, ...finding.params },
    readings: [...new Set([...finding.readings, ...(fact?.readings ?? [])])],
    all,
  };
}

export function okReadings(world: World): readonly OkReading[] {
  return world.comparison.readings.filter((reading): reading is OkReading => reading.outcome === "ok");
}

export function failedReadings({ world, readings }: Claim): readonly FailedReading[] {
  return world.comparison.readings.filter(
    (reading): reading is FailedReading => reading.outcome === "failed" && readings.includes(reading.id),
  );
}

export function sideOf(world: World, readingId: string, accountId: string): Side | null {
  const reading = okReadings(world).find((each) => each.id === readingId);
  const truth = world.readings.get(readingId);
  const number = truth?.numbers.get(accountId);
  return reading === undefined || truth === undefined || number === undefined ? null : { reading, truth, number };
}

/** The readings a claim names that show the account, in the order it names them. */
export function sidesOf({ world, readings }: Claim, accountId: string): readonly Side[] {
  return readings.flatMap((id) => sideOf(world, id, accountId) ?? []);
}

export function textOf({ params }: Claim, name: string): string | null {
  const param = params[name];
  return param?.kind === "text" ? param.value : null;
}

function isField(text: string | null): text is Field & BalanceField {
  return fields.some((field) => field === text);
}

/** The side a parameter's number was read from. */
function sideOfParam(claim: Claim, name: string, accountId: string): Side | null {
  const param = claim.params[name];
  return param?.kind === "money" && param.ref !== undefined
    ? sideOf(claim.world, param.ref.readingId, accountId)
    : null;
}

function fieldOf(claim: Claim, left: Side, right: Side): Field {
  const named = textOf(claim, "field");
  if (isField(named)) return named;
  return fields.find((field) => left.number.numbers[field] !== right.number.numbers[field]) ?? "available";
}

/** The cached number and the one it is held against: the bank's, or where there is none an evaluation's. */
export function gapPair(claim: Claim, accountId: string): Pair | null {
  const sides = sidesOf(claim, accountId);
  const left = sideOfParam(claim, "cached", accountId) ?? sides.find(({ reading }) => reading.kind === "cached");
  const bank =
    sideOfParam(claim, "bank", accountId) ??
    sides.find(({ reading }) => reading.kind === "real-time") ??
    sides.find(({ reading }) => reading.kind === "evaluated");
  if (left === undefined || bank === undefined) return null;
  return { accountId, field: fieldOf(claim, left, bank), left, right: bank };
}

/** Two readings of the claim in the true order of time, those of one kind alone where a kind is given. */
export function timedPair(claim: Claim, accountId: string, kind?: OkReading["kind"]): Pair | null {
  const named = ["first", "second"].flatMap((name) => sideOfParam(claim, name, accountId) ?? []);
  const sides = (named.length === 2 ? named : sidesOf(claim, accountId))
    .filter(({ reading }) => kind === undefined || reading.kind === kind)
    .toSorted((one, other) => one.truth.answeredAt - other.truth.answeredAt);
  const [left] = sides;
  const last = sides.at(-1);
  if (left === undefined || last === undefined || left === last) return null;
  return { accountId, field: fieldOf(claim, left, last), left, right: last };
}

/** The two readings that a claim's own parameters name; where they name none, the ones its kinds tell. */
export function statedPair(claim: Claim, accountId: string): Pair | null {
  const byNumber = [
    ["cached", "bank"],
    ["evaluated", "other"],
    ["first", "second"],
  ].map((names) => names.flatMap((name) => sideOfParam(claim, name, accountId) ?? []));
  const byCall = ["firstCall", "secondCall"].flatMap((name) => {
    const param = claim.params[name];
    const id = param?.kind === "endpoint" ? param.readingId : undefined;
    return (id === undefined ? null : sideOf(claim.world, id, accountId)) ?? [];
  });
  const [left, right] =
    [...byNumber, byCall].find((sides) => sides.length === 2 && sides[0]?.reading !== sides[1]?.reading) ?? [];
  if (left === undefined || right === undefined) return gapPair(claim, accountId) ?? timedPair(claim, accountId);
  return { accountId, field: fieldOf(claim, left, right), left, right };
}

/** A pair with the earlier answer first. */
export function inOrder(pair: Pair): Pair {
  const { left, right } = pair;
  return left.truth.answeredAt <= right.truth.answeredAt ? pair : { ...pair, left: right, right: left };
}

/** What the record says of a pair, for people. */
export function storyOf(pair: Pair): string {
  const sideText = ({ reading, number }: Side): string => {
    const by = number.copy === null ? number.from : `${number.copy.reason} (${number.copy.of})`;
    const more =
      number.adjustedUpTo === null ? "" : `, rows added up to ${new Date(number.adjustedUpTo).toISOString()}`;
    return `${reading.id} ${pair.field} ${number.numbers[pair.field]} of ${new Date(number.ledgerAt).toISOString()} by ${by}${more}`;
  };
  return `${sideText(pair.left)}; ${sideText(pair.right)}`;
}
