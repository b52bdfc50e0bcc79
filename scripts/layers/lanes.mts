/**
 * The parts of `npm test` in two lanes that run beside each other. One lane waits, for windows of VS Code; the other
 * computes meanwhile: either alone leaves a core idle. In each, the parts run one after another, the fastest answer first.
 */
export const lanes = [
  ["checks", "unit", "contract", "webview"],
  ["integration", "e2e"],
] as const;

/** The checks, or a layer of tests. */
export type PartName = (typeof lanes)[number][number];

/** The chosen parts by lane, in its order; a lane of which none is chosen is left out. */
export function lanesOf<T extends { readonly name: PartName }>(parts: readonly T[]): readonly (readonly T[])[] {
  return lanes
    .map((lane) => lane.flatMap((name) => parts.filter((part) => part.name === name)))
    .filter((lane) => lane.length > 0);
}

/** Runs the lanes beside each other; resolves to what each part came to, once all have ended. */
export async function runLanes<T, R>(
  chosen: readonly (readonly T[])[],
  run: (part: T) => Promise<R>,
): Promise<readonly R[]> {
  const runLane = async (lane: readonly T[]) => {
    const results: R[] = [];
    for (const part of lane) results.push(await run(part));
    return results;
  };
  return (await Promise.all(chosen.map(runLane))).flat();
}
