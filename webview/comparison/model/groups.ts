import { currencyOf, type MoneyUnit, unitOf } from "../../../src/core/balances.ts";
import { isSameMoney } from "../../../src/core/money.ts";
import type { Pass } from "../../../src/core/reading.ts";
import type { Column, OkColumn } from "./columns.ts";

/** What is drawn as one column: a call, several cached calls that agree, or several that failed alike or were skipped. */
export interface Strand {
  readonly key: string;
  readonly kind: "one" | "agree" | "failed" | "skipped";
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
 * Groups neighbours of the same step and folds, within each, the cached calls that agree, the calls that failed alike
 * and the calls that were skipped. No answers fold while the comparison runs: columns must not jump under the eye.
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
    strands: bundlesOf(members, running).flatMap((bundle) => strandsOf(bundle, key, unfolded)),
  }));
}

interface Bundle {
  readonly kind: Strand["kind"];
  readonly columns: [Column, ...Column[]];
}

function bundlesOf(columns: readonly Column[], running: boolean): readonly Bundle[] {
  const bundles: Bundle[] = [];
  for (const column of columns) {
    // What is skipped is known before the first call, so folding it moves nothing later.
    const mayFold = !running || column.state === "skipped";
    const home = mayFold ? bundles.find((bundle) => belongs(column, bundle)) : undefined;
    if (home === undefined) bundles.push({ kind: kindOf(column), columns: [column] });
    else home.columns.push(column);
  }
  return bundles;
}

function kindOf(column: Column): Strand["kind"] {
  if (column.state === "skipped" || column.state === "failed") return column.state;
  return column.state === "ok" && column.kind === "cached" ? "agree" : "one";
}

function belongs(column: Column, bundle: Bundle): boolean {
  if (bundle.kind === "one" || kindOf(column) !== bundle.kind) return false;
  return bundle.columns.every((member) => isAlike(member, column));
}

function isAlike(left: Column, right: Column): boolean {
  if (left.state === "ok" && right.state === "ok") return agree(left, right);
  if (left.state === "failed" && right.state === "failed") return failureKey(left) === failureKey(right);
  return left.state === right.state;
}

/** Failures with the same reason and Plaid's same code are one thing to say. */
function failureKey({ reading: { failure } }: Extract<Column, { state: "failed" }>): string {
  return `${failure.reason} ${failure.provider?.errorCode ?? ""}`;
}

function strandsOf({ kind, columns }: Bundle, group: string, unfolded: ReadonlySet<string>): readonly Strand[] {
  const [first, ...rest] = columns;
  const key = `${group}/${kind}/${first.id}`;
  if (rest.length === 0) return [{ key: first.id, kind: "one", columns: [first], fold: null }];
  if (!unfolded.has(key)) return [{ key, kind, columns, fold: null }];
  const alone = (column: Column, fold: Strand["fold"]): Strand => ({
    key: column.id,
    kind: "one",
    columns: [column],
    fold,
  });
  return [alone(first, { key, count: columns.length }), ...rest.map((column) => alone(column, null))];
}

/** Two answers agree when every account that both return has the same money, nulls and currency in both. */
function agree(left: OkColumn, right: OkColumn): boolean {
  const others = new Map(right.reading.accounts.map((account) => [account.accountId, account]));
  return left.reading.accounts.every((account) => {
    const other = others.get(account.accountId);
    if (other === undefined) return true;
    return (
      currencyOf(account.balances) === currencyOf(other.balances) &&
      (["available", "current", "limit"] as const).every((field) =>
        isSameAmount(account.balances[field], other.balances[field], unitOf(account.balances)),
      )
    );
  });
}

function isSameAmount(left: number | null | undefined, right: number | null | undefined, unit: MoneyUnit): boolean {
  if (typeof left === "number" && typeof right === "number") return isSameMoney(left, right, unit);
  return left === right;
}
