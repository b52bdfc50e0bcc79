import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import { isSameMoney, subtractMoney } from "../../../src/core/money/money.ts";
import { type Balances, currencyOf, type MoneyUnit, sharedUnit } from "../../../src/core/reading/balances.ts";
import { formatDifference, formatMoney } from "../../../src/text/format.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import type { PageModel } from "../model/pageModel.ts";
import type { TableColumn } from "../model/tableColumns.ts";
import { type LongestAmount, longestAmount } from "./longestAmount.ts";

/** What a long table has to know of all its rows, drawn or not. */
export interface ColumnFigures {
  /** By column. */
  readonly widths: readonly ColumnWidths[];
  /** True once the ages of all rows were read too, which `PageModel.ages` remembers. */
  areAgesRead: boolean;
}

/** Characters the figures of one column need, so that its amounts end at one line. */
export interface ColumnWidths {
  readonly available: number;
  readonly current: number;
  readonly difference: number;
}

/** Looks up the figures of a model and remembers the last: what is drawn again in another window, or with its findings, is of the same numbers. */
export function createFiguresLookup(): (model: PageModel) => ColumnFigures {
  let last: { readonly from: readonly unknown[]; readonly figures: ColumnFigures } | null = null;
  return (model) => {
    const from = numbersOf(model);
    if (last === null || !from.every((each, place) => each === last?.from[place])) {
      last = { from, figures: { widths: columnWidthsOf(model), areAgesRead: false } };
    }
    return last.figures;
  };
}

/** What decides the figures of a model: its answers, its columns, which rows are shown and how they are grouped. */
function numbersOf({ comparison, context, columns, baseline, view }: PageModel): readonly unknown[] {
  return [
    comparison,
    context,
    columns.map(({ key, calls }) => `${key} ${calls.map(({ id }) => id).join()}`).join("\n"),
    baseline?.call.id,
    view.differencesOnly,
    view.filter,
    view.sort,
  ];
}

/** Reads all answers as they came, whatever is filtered: columns keep their widths, and no cell is worked out for it. */
function columnWidthsOf({ columns, baseline, context }: PageModel): readonly ColumnWidths[] {
  const against = new Map(
    baseline?.call.reading.accounts.map((account) => [account.accountId, account.balances] as const),
  );
  return columns.map((column) => widthsOf(column, isMeasured(column, baseline) ? against : new Map(), context));
}

/** True for a column whose differences from the baseline are stated. */
function isMeasured({ calls }: TableColumn, baseline: PageModel["baseline"]): boolean {
  return calls.every(({ id, endpoint }) => id !== baseline?.call.id && !endpointEntry(endpoint).isAlwaysNull);
}

function widthsOf({ calls }: TableColumn, against: ReadonlyMap<string, Balances>, context: TextContext): ColumnWidths {
  const available = longestAmount();
  const current = longestAmount();
  const difference = longestAmount();
  for (const call of calls) {
    if (call.state !== "ok") continue;
    for (const { accountId, balances } of call.reading.accounts) {
      const other = against.get(accountId);
      const currency = currencyOf(balances) ?? (other === undefined ? null : currencyOf(other));
      available.add(balances.available, currency);
      current.add(balances.current, currency);
      const unit = other === undefined ? null : sharedUnit(balances, other);
      if (other === undefined || unit === null) continue;
      addDifference(difference, balances.available, other.available, unit);
      addDifference(difference, balances.current, other.current, unit);
      addDifference(difference, balances.limit, other.limit, unit);
    }
  }
  const money = (value: number, currency: string | null) => formatMoney(value, currency, context).length;
  const signed = (value: number, currency: string | null) => formatDifference(value, currency, context).length;
  return {
    available: available.length(money),
    current: current.length(money),
    difference: Math.max(1, difference.length(signed)),
  };
}

function addDifference(
  longest: LongestAmount,
  value: number | null | undefined,
  other: number | null | undefined,
  unit: MoneyUnit,
): void {
  if (value === other || typeof value !== "number" || typeof other !== "number" || isSameMoney(value, other, unit))
    return;
  longest.add(subtractMoney(value, other), unit.currency);
}
