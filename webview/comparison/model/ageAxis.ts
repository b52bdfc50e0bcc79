import type { Age } from "../../../src/core/age/ageLookup.ts";
import { answeredAtMs } from "../../../src/core/reading/callTimes.ts";
import { type CellAges, isSameAge } from "./cellAges.ts";
import type { OkCall, PanelCall } from "./panelCalls.ts";

/** Balances of one response with the same age. */
export interface AgeRow {
  readonly call: OkCall;
  readonly age: Age;
  readonly accounts: number;
  /** True when other balances of the same answer have another age. */
  readonly isPart: boolean;
  /** The position of the response, and of its balances: 0 is the oldest, 1 is now. Null for an unknown time. */
  readonly answered: number;
  readonly asOf: number | null;
}

export interface AgeAxis {
  readonly rows: readonly AgeRow[];
  /** The marks of the scale: ms before now, and the position. */
  readonly ticks: readonly { readonly ms: number; readonly at: number }[];
}

const second = 1000;
const day = 86_400 * second;
const marks = [10 * second, 600 * second, 36_000 * second, 10 * day, 100 * day];

/** The as-of times of all balances on one logarithmic scale; null where no answer holds a balance. */
export function ageAxisOf(calls: readonly PanelCall[], ages: CellAges): AgeAxis | null {
  const answers = calls.filter((call): call is OkCall => call.state === "ok" && call.reading.accounts.length > 0);
  const found = answers.flatMap((call) => {
    const distinct = distinctAges(call, ages);
    return distinct.map(({ age, accounts }) => ({ call, age, accounts, isPart: distinct.length > 1 }));
  });
  if (found.length === 0) return null;
  const now = Math.max(...answers.map(({ reading }) => answeredAtMs(reading)));
  const times = found.flatMap(({ age }) => (age.asOf === null ? [] : [Date.parse(age.asOf)]));
  const span = Math.max(second, now - Math.min(now, ...times));
  const place = (ms: number): number => 1 - scaled(Math.max(0, now - ms)) / scaled(span);
  return {
    rows: found.map((row) => ({
      ...row,
      answered: place(answeredAtMs(row.call.reading)),
      asOf: row.age.asOf === null ? null : place(Date.parse(row.age.asOf)),
    })),
    ticks: spaced(marks.filter((ms) => ms < span).map((ms) => ({ ms, at: place(now - ms) }))),
  };
}

/** The approximate width of a mark's label as a share of the axis. */
const wordShare = 0.25;

/** The marks whose labels overlap neither each other nor *now* at the right end, the oldest first. */
function spaced(ticks: AgeAxis["ticks"]): AgeAxis["ticks"] {
  const kept: AgeAxis["ticks"][number][] = [];
  for (const tick of ticks.toSorted((left, right) => left.at - right.at)) {
    const isClear = tick.at >= (kept.at(-1)?.at ?? -wordShare) + wordShare;
    if (isClear && tick.at <= 1 - wordShare * 1.5) kept.push(tick);
  }
  return kept;
}

/** Logarithmic, so that a second, a day and a month all have room. */
function scaled(ms: number): number {
  return Math.log10(1 + ms / second);
}

function distinctAges(call: OkCall, ages: CellAges): readonly { readonly age: Age; readonly accounts: number }[] {
  const found: { age: Age; accounts: number }[] = [];
  for (const { accountId } of call.reading.accounts) {
    const age = ages.of(call, accountId);
    const same = found.find((each) => isSameAge(each.age, age) && each.age.source === age.source);
    if (same === undefined) found.push({ age, accounts: 1 });
    else same.accounts += 1;
  }
  return found;
}
