import type { ItemOutcome } from "../../core/summaries/itemOutcomes.ts";
import { type CsvValue, csvRecord } from "./csvRecord.ts";

/** The results of several comparisons, to export. */
export interface ManyExport {
  readonly outcomes: readonly ItemOutcome[];
  /** Items not started, or not finished, before the cancel. */
  readonly left: number;
  /** ISO 8601. */
  readonly startedAt: string;
  nameOf(outcome: ItemOutcome): string;
}

const fields = [
  ...["item_id", "name", "environment", "institution_id", "state", "gap", "widest_difference", "iso_currency_code"],
  ...["accounts_that_differ", "oldest_cached_age_ms", "finding", "cause", "slowest_endpoint", "slowest_ms"],
  ...["failed_calls", "skipped_calls", "failure"],
] as const;

type ManyRecord = Readonly<Record<string, CsvValue>>;

/**
 * One record per Item and currency in which it differs; a single one for an Item without a difference. `gap` is cached
 * minus real-time, of the account where that is largest; `widest_difference` is the largest between any two responses.
 * Unknown ages, and what was not compared, are null.
 */
function records({ outcomes, nameOf }: ManyExport): readonly ManyRecord[] {
  return outcomes.flatMap((outcome): readonly ManyRecord[] => {
    const { itemId, environment, institutionId } = outcome.item;
    const item = { item_id: itemId, name: nameOf(outcome), environment, institution_id: institutionId };
    if (outcome.kind === "not-compared") return [{ ...item, state: "not-compared", failure: outcome.failure.reason }];
    const { disagreements, gap, oldest, gravest, explanation, slowest, bankAnswered } = outcome;
    const rest = {
      state: disagreements.length > 0 ? "differs" : bankAnswered ? "matches" : "unknown",
      oldest_cached_age_ms: oldest?.ageMs ?? null,
      finding: gravest?.code ?? null,
      cause: explanation?.code ?? null,
      slowest_endpoint: slowest?.endpoint ?? null,
      slowest_ms: slowest?.latencyMs ?? null,
      failed_calls: outcome.failedCalls,
      skipped_calls: outcome.skippedCalls,
    };
    if (disagreements.length === 0) return [{ ...item, ...rest, accounts_that_differ: 0 }];
    return disagreements.map(({ currency, widest, accounts }) => ({
      ...item,
      ...rest,
      gap: gap?.currency === currency ? gap.value : null,
      widest_difference: widest,
      iso_currency_code: currency,
      accounts_that_differ: accounts,
    }));
  });
}

/** The results as CSV, for a spreadsheet. */
export function manyCsv(input: ManyExport): string {
  const rows = records(input).map((record) => fields.map((field) => record[field] ?? null));
  return [fields, ...rows].map(csvRecord).join("");
}

/** The results as JSON, for a program. */
export function manyJson(input: ManyExport): string {
  const { startedAt, left } = input;
  const items = records(input).map((record) =>
    Object.fromEntries(fields.map((field) => [field, record[field] ?? null])),
  );
  return `${JSON.stringify({ started_at: startedAt, left, items }, null, 2)}\n`;
}
