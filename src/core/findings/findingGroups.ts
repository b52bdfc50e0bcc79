import type { Certainty, Finding } from "./finding.ts";

/** A fact with the findings that belong to it, in the order of the list: facts by severity, causes best first. */
export interface FindingGroup {
  readonly fact: Finding;
  /** Possible causes of the fact, each with its own certainty. */
  readonly causes: readonly Finding[];
  /** Facts about this fact, such as that it is unexplained. */
  readonly additions: readonly Finding[];
}

/**
 * Groups the findings of `findingsOf` by fact. A cause or addition whose fact is not in the list becomes a group of
 * its own, so that a filtered list loses nothing.
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
 * The one finding to show with a fact: its best cause; if no cause is more than possible, the addition that it is
 * unexplained; without that, the first possible cause. Null: the fact needs no cause.
 */
export function explanationOf({ causes, additions }: FindingGroup): Finding | null {
  const [best] = causes.toSorted(
    (left, right) => certainties.indexOf(left.certainty) - certainties.indexOf(right.certainty),
  );
  if (best !== undefined && best.certainty !== "possible") return best;
  return additions.find(({ code }) => code === "unexplained") ?? best ?? null;
}
