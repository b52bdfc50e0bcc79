import type { PageModel } from "../model/page.ts";
import { type Total, totalledField, totalsOf } from "../model/totals.ts";
import { deltaLengths } from "./viewCell.ts";

/** What the table says of all its rows, drawn or not: worked out once a model, since scrolling draws again and again. */
export interface MatrixFigures {
  /** Characters the differences of each column need. */
  readonly deltas: readonly number[];
  /** By group, then by column. */
  readonly totals: readonly (readonly (readonly Total[])[])[];
}

export function matrixFiguresOf(model: PageModel): MatrixFigures {
  return {
    deltas: deltaLengths(model),
    totals: model.accountGroups.map(({ type, rows }) =>
      model.strands.map((_, place) =>
        // One account adds up to itself, and money owed does not add up with money at hand.
        rows.length > 1 && type !== null ? totalsOf(rows, place, totalledField(type)) : [],
      ),
    ),
  };
}
