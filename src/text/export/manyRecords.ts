import type { ItemOutcome } from "../../core/comparison/manySummary.ts";
import { type CsvValue, csvRecord } from "./csvRecord.ts";

/** Several comparisons, where and when. */
export interface ManyExport {
  readonly outcomes: readonly ItemOutcome[];
  /** How many were not begun, or not finished, when it was cancelled. */
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
 * One Item for each currency in which it differs, or once: `gap` is cached minus real-time at the account where it is most,
 * `widest_difference` the widest of any two answers. An age that is not known is null, as is what was not compared.
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

/** Several comparisons for a spreadsheet. */
export function manyCsv(input: ManyExport): string {
  const rows = records(input).map((record) => fields.map((field) => record[field] ?? null));
  return [fields, ...rows].map(csvRecord).join("");
}

/** The same for a program. */
export function manyJson(input: ManyExport): string {
  const { startedAt, left } = input;
  const items = records(input).map((record) =>
    Object.fromEntries(fields.map((field) => [field, record[field] ?? null])),
  );
  return `${JSON.stringify({ started_at: startedAt, left, items }, null, 2)}\n`;
}
