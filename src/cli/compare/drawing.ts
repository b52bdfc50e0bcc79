import type { AgeLookup } from "../../core/ageOf.ts";
import type { Matrix } from "../../core/matrix.ts";
import type { SayStarted } from "../../text/callWords.ts";
import { formatAge } from "../../text/format.ts";
import type { TextContext } from "../../text/segment.ts";
import type { Style } from "../terminal/style.ts";
import type { ColumnGroup } from "./columnGroups.ts";

/** What every part of the table is drawn from. */
export interface Drawing {
  readonly ages: AgeLookup;
  readonly matrix: Matrix;
  /** When each call started. */
  readonly started: SayStarted;
  readonly context: TextContext;
  readonly style: Style;
}

/** The different ages, in words, of the balances in a column. */
export function agesIn({ ages, context }: Drawing, { readings }: ColumnGroup): readonly string[] {
  const words = readings.flatMap((reading) =>
    reading.accounts.map(({ accountId }) => formatAge(ages(reading, accountId), context)),
  );
  return [...new Set(words)];
}
