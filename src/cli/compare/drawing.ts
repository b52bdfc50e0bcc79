import { ageOf } from "../../core/ageOf.ts";
import type { Comparison } from "../../core/comparison.ts";
import type { Matrix } from "../../core/matrix.ts";
import { formatAge } from "../../text/format.ts";
import type { TextContext } from "../../text/segment.ts";
import type { Style } from "../terminal/style.ts";
import type { ColumnGroup } from "./columnGroups.ts";

/** What every part of the table is drawn from. */
export interface Drawing {
  readonly comparison: Comparison;
  readonly matrix: Matrix;
  readonly context: TextContext;
  readonly style: Style;
}

/** The different ages, in words, of the balances in a column. */
export function agesOf({ comparison, context }: Drawing, { readings }: ColumnGroup): readonly string[] {
  const ages = readings.flatMap((reading) =>
    reading.accounts.map(({ accountId }) => formatAge(ageOf(comparison, reading, accountId), context)),
  );
  return [...new Set(ages)];
}
