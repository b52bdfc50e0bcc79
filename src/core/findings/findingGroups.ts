import type { Certainty, Finding } from "./finding.ts";

/** One fact with what is told of it. Everything keeps the order it has in the list: facts gravest first, causes best first. */
export interface FindingGroup {
  readonly fact: Finding;
  /** What may have made the fact so, each with a certainty of its own. */
  readonly causes: readonly Finding[];
  /** Facts about this fact, such as that nothing explains it. */
  readonly additions: readonly Finding[];
}

/**
 * The list of `findingsOf` as facts, each with its causes and additions. A cause or an addition whose fact is not in the
 * list stands as an entry of its own, so that a filtered list loses nothing.
 */
export function findingGroups(findings: readonly Finding[]): readonly FindingGroup[] {
  const ids = new Set(findings.filter((finding) => factIdOf(finding) === undefined).map(({ id }) => id));
  const groups = new Map<string, { fact: Finding; causes: Finding[]; additions: Finding[] }>();
  const belonging: Finding[] = [];
  for (const finding of findings) {
    const factId = factIdOf(finding);
    if (factId !== undefined && ids.has(factId)) belonging.push(finding);
    else groups.set(finding.id, { fact: finding, causes: [], additions: [] });
  }
  for (const finding of belonging) {
    const group = groups.get(factIdOf(finding) ?? "");
    if (finding.explains === undefined) group?.additions.push(finding);
    else group?.causes.push(finding);
  }
  return [...groups.values()];
}

function factIdOf({ explains, about }: Finding): string | undefined {
  return explains ?? about;
}

const certainties: readonly Certainty[] = ["certain", "likely", "possible"];

/**
 * What is told with a fact where there is room for one thing: its best cause; where no cause is above possible, that it is
 * unexplained; where that is not said, the first possible cause. Null: the fact stands alone.
 */
export function explanationOf({ causes, additions }: FindingGroup): Finding | null {
  const [best] = causes.toSorted(
    (left, right) => certainties.indexOf(left.certainty) - certainties.indexOf(right.certainty),
  );
  if (best !== undefined && best.certainty !== "possible") return best;
  return additions.find(({ code }) => code === "unexplained") ?? best ?? null;
}
