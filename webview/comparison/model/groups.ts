import { type Fold, foldAlike, type Settled } from "../../../src/core/foldAlike.ts";
import type { Pass } from "../../../src/core/reading.ts";
import type { Column } from "./columns.ts";

/** What is drawn as one column: a call, or calls that are folded into one. */
export interface Strand {
  readonly key: string;
  readonly kind: Fold<Column>["kind"];
  /** Never empty; the first stands for the rest. */
  readonly columns: readonly [Column, ...Column[]];
  /** On the first column of an unfolded set: what folds it again. */
  readonly fold: { readonly key: string; readonly count: number } | null;
}

/** One step of the comparison: a head over its columns. */
export interface Group {
  readonly key: string;
  readonly pass: Pass;
  readonly strands: readonly Strand[];
}

/**
 * Groups neighbours of the same step and folds those that say the same, within each. No answers fold while the comparison
 * runs: columns must not jump under the eye.
 */
export function groupsOf(
  columns: readonly Column[],
  { running, unfolded }: { readonly running: boolean; readonly unfolded: ReadonlySet<string> },
): readonly Group[] {
  const groups: { key: string; pass: Pass; columns: Column[] }[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last?.pass === column.pass) last.columns.push(column);
    else groups.push({ key: `${groups.length}:${column.pass}`, pass: column.pass, columns: [column] });
  }
  return groups.map(({ key, pass, columns: members }) => ({
    key,
    pass,
    strands: foldAlike(members, (column) => settledOf(column, running)).flatMap((fold) =>
      strandsOf(fold, key, unfolded),
    ),
  }));
}

function settledOf(column: Column, running: boolean): Settled {
  // What is skipped is known before the first call, so folding it moves nothing later.
  if (column.state === "skipped") return "skipped";
  return !running && (column.state === "ok" || column.state === "failed") ? column.reading : null;
}

function strandsOf({ kind, members }: Fold<Column>, group: string, unfolded: ReadonlySet<string>): readonly Strand[] {
  const [first, ...rest] = members;
  const key = `${group}/${kind}/${first.id}`;
  if (rest.length === 0) return [{ key: first.id, kind: "one", columns: members, fold: null }];
  if (!unfolded.has(key)) return [{ key, kind, columns: members, fold: null }];
  const alone = (column: Column, fold: Strand["fold"]): Strand => ({
    key: column.id,
    kind: "one",
    columns: [column],
    fold,
  });
  return [alone(first, { key, count: members.length }), ...rest.map((column) => alone(column, null))];
}
