/** Edits (letters wrong, missing, added or swapped) up to which a word counts as a typo. */
const mostEdits = 2;

/** `Did you mean --json?` for the known word that is nearest; null when none is near. */
export function didYouMean(word: string, known: readonly string[]): string | null {
  const [nearest] = known
    .map((each) => ({ each, edits: editsBetween(word.toLowerCase(), each.toLowerCase()) }))
    // Two edits of a short word leave nothing of it.
    .filter(({ each, edits }) => edits <= Math.min(mostEdits, Math.floor(each.replaceAll("-", "").length / 2)))
    .toSorted((left, right) => left.edits - right.edits);
  return nearest === undefined ? null : `Did you mean ${nearest.each}?`;
}

/** Letters to add, remove, replace or swap with their neighbour (optimal string alignment). */
function editsBetween(left: string, right: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const next = [row];
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          ...(isSwapped && column > 1 ? [(beforeLast[column - 2] ?? 0) + 1] : []),
        ),
      );
    }
    beforeLast = last;
    last = next;
  }
  return last[right.length] ?? 0;
}
