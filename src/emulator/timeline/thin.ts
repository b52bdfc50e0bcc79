/** A point of a line over time. */
export interface Point {
  /** ms since the epoch. */
  readonly at: number;
  /** The line it belongs to. */
  readonly series: string;
  readonly available: number | null;
  readonly current: number | null;
  /** A point beside a call is dropped last. */
  readonly besideCall: boolean;
}

/**
 * At most `most` of these points, in their order. Kept are, for each line, the first, the last, and the lowest and
 * highest of either amount; then points beside calls, newest first; then the newest points; and of the rest of each
 * line, the lowest and highest in sections of equal length. @param most more than six times the number of lines
 */
export function thin<T extends Point>(points: readonly T[], most: number): readonly T[] {
  if (points.length <= most) return points;
  const kept = new Set<T>();
  const lines = linesOf(points);
  for (const line of lines) for (const each of endsOf(line)) kept.add(each);
  const newestFirst = points.toReversed();
  const fill = (more: Iterable<T>, upTo: number): void => {
    for (const each of more) {
      if (kept.size >= upTo) return;
      kept.add(each);
    }
  };
  fill(
    newestFirst.filter(({ besideCall }) => besideCall),
    Math.floor(most / 2),
  );
  fill(newestFirst, Math.floor((3 * most) / 4));
  const older = points.filter((each) => !kept.has(each));
  const stretch = Math.ceil(older.length / Math.max(1, (most - kept.size) / 2 - lines.length));
  for (const line of linesOf(older)) {
    for (let from = 0; from < line.length; from += stretch) fill(lowAndHigh(line.slice(from, from + stretch)), most);
  }
  return points.filter((each) => kept.has(each));
}

function linesOf<T extends Point>(points: readonly T[]): readonly (readonly T[])[] {
  const lines = new Map<string, T[]>();
  for (const point of points) {
    const line = lines.get(point.series);
    if (line === undefined) lines.set(point.series, [point]);
    else line.push(point);
  }
  return [...lines.values()];
}

function endsOf<T extends Point>(line: readonly T[]): readonly T[] {
  const of = (amount: (point: T) => number | null): readonly T[] => {
    const known = line.filter((point) => amount(point) !== null);
    return lowestAndHighest(known, (point) => amount(point) ?? 0);
  };
  return [...line.slice(0, 1), ...line.slice(-1), ...of(({ available }) => available), ...of(({ current }) => current)];
}

function lowAndHigh<T extends Point>(line: readonly T[]): readonly T[] {
  return lowestAndHighest(line, ({ available, current }) => available ?? current ?? 0);
}

function lowestAndHighest<T>(points: readonly T[], amount: (point: T) => number): readonly T[] {
  let [lowest, highest] = [points[0], points[0]];
  if (lowest === undefined || highest === undefined) return [];
  for (const point of points) {
    if (amount(point) < amount(lowest)) lowest = point;
    if (amount(point) > amount(highest)) highest = point;
  }
  return [lowest, highest];
}
