import type { Comparison } from "../comparison/comparison.ts";
import { evidenceOf } from "../evidence/evidence.ts";
import type { DraftFinding, Finding, Severity } from "../findings/finding.ts";
import type { Statement } from "./cause.ts";
import { rules } from "./everyCause.ts";
import { limitCertainty } from "./limitCertainty.ts";
import { otherDifferences } from "./otherDifferences.ts";
import { withSettlement } from "./settlements.ts";

const severityOrder: readonly Severity[] = ["problem", "warning", "info"];

function gravity({ fact, adds = [] }: Statement): number {
  return Math.min(...[fact, ...adds].map(({ severity }) => severityOrder.indexOf(severity)));
}

/**
 * The findings of a comparison: facts by severity, each followed by its causes, best first, and by its additions. A
 * pure function: the same readings give the same findings, in whatever order parallel calls returned.
 */
export function findingsOf(comparison: Comparison): readonly Finding[] {
  const evidence = evidenceOf(comparison);
  const found = rules.flatMap(({ find }) => find(evidence));
  const all = [...found, ...otherDifferences(evidence, found)].map((statement) => limitCertainty(statement, evidence));
  const counts = new Map<string, number>();
  const named = (draft: DraftFinding): Finding => {
    const count = (counts.get(draft.code) ?? 0) + 1;
    counts.set(draft.code, count);
    return { id: `${draft.code}#${count}`, ...withSettlement(draft, evidence.products) };
  };
  // The sort is stable: within one severity, the order of the rules stays.
  return all
    .toSorted((left, right) => gravity(left) - gravity(right))
    .flatMap(({ fact: draft, causes = [], adds = [] }) => {
      const fact = named(draft);
      const { severity } = fact;
      return [
        fact,
        ...causes.map((cause) => ({ ...named(cause), severity, explains: fact.id })),
        ...adds.map((added) => ({ ...named(added), about: fact.id })),
      ];
    });
}
