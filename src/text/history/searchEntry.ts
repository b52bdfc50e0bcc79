import { findingsOf } from "../../core/causes/findingsOf.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { itemGapOf } from "../../core/comparison/itemGap.ts";
import { accountsOf } from "../../core/item/accountsOf.ts";
import { plainSearch } from "../../core/plainSearch.ts";
import { currencyOf } from "../../core/reading/balances.ts";
import { environmentWords } from "../export/environmentWords.ts";
import { findingTitle } from "../findings/findingTitle.ts";
import { formatDateTime } from "../format.ts";
import { formatsOf } from "../intlFormats.ts";
import { nameWithMask } from "../nameWithMask.ts";
import type { TextContext } from "../segment.ts";
import { monthNamesOf } from "./monthNames.ts";

/**
 * What a comparison is found by, kept as text: a comparison of hundreds of accounts has thousands of amounts. `ids` and
 * `amounts` begin every value with `|` and end with one.
 */
export interface SearchEntry {
  /** Names, findings, errors and words, without case and accents. */
  readonly text: string;
  /** Request ids, and the ids of the Item and the comparison, in lower case. */
  readonly ids: string;
  /** Balances and differences without their signs, as JSON writes numbers: `|214.25|1200|`. */
  readonly amounts: string;
  /** The calendar day in the reader's zone, `2026-11-30`; empty where the time is no time. */
  readonly day: string;
}

/** What is known of a comparison whose file was not opened yet, by its name. */
export function unopenedEntry(
  { startedAt, itemId, comparisonId }: Record<"startedAt" | "itemId" | "comparisonId", string>,
  context: TextContext,
): SearchEntry {
  return {
    text: plainSearch(timeWords(startedAt, context)),
    ids: joined([itemId, comparisonId]).toLowerCase(),
    amounts: "|",
    day: dayIn(startedAt, context),
  };
}

/** What a comparison is found by, in the reader's language. */
export function searchEntryOf(comparison: Comparison, context: TextContext): SearchEntry {
  const { item, id, startedAt, readings } = comparison;
  const findings = [...new Set(findingsOf(comparison).map(({ code }) => code))];
  const words = [
    ...[item.alias, item.institutionName, item.institutionId, item.scenario, item.lesson?.label, item.lesson?.bank],
    ...accountsOf(comparison).map(({ name, mask }) => nameWithMask(name ?? "", mask)),
    ...new Set(readings.flatMap(({ accounts }) => accounts.map(({ balances }) => currencyOf(balances)))),
    ...findings.flatMap((code) => [code, findingTitle(code, context)]),
    ...readings.map((reading) => (reading.outcome === "failed" ? reading.failure.provider?.errorCode : null)),
    environmentWords(comparison, context),
    timeWords(startedAt, context),
  ];
  const requestIds = readings.map((reading) => (reading.outcome === "skipped" ? null : reading.requestId));
  return {
    text: plainSearch(words.filter((word) => word != null).join("\n")),
    ids: joined([...requestIds.filter((each) => each !== null), item.itemId, id]).toLowerCase(),
    amounts: joined(new Set(amountsIn(comparison).map((amount) => String(Math.abs(amount))))),
    day: dayIn(startedAt, context),
  };
}

function joined(values: Iterable<string>): string {
  return ["", ...values, ""].join("|");
}

/** Every balance, limit, evaluated amount, amount the bank shows, and the gaps of the verdict. */
function amountsIn(comparison: Comparison): readonly number[] {
  const { readings, bankShows = [] } = comparison;
  const gap = itemGapOf(comparison);
  return [
    ...readings.flatMap(({ accounts }) =>
      accounts.flatMap(({ balances }) => [balances.available, balances.current, balances.limit]),
    ),
    ...readings.map((reading) => (reading.outcome === "ok" ? reading.signal?.amount : null)),
    ...bankShows.flatMap(({ available, current }) => [available, current]),
    ...(gap?.kind === "read" ? [...gap.gaps.values()].map(({ value }) => value) : []),
  ].filter((amount) => amount != null);
}

/** The date and time as shown, and the month's names. */
function timeWords(iso: string, context: TextContext): string {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return iso;
  const month = Number(formatsOf(context).day(ms).slice(5, 7));
  return [formatDateTime(iso, context), ...(monthNamesOf(context.locale)[month - 1] ?? [])].join("\n");
}

function dayIn(iso: string, context: TextContext): string {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? "" : formatsOf(context).day(ms);
}
