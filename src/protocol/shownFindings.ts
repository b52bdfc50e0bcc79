import type { Finding, Severity } from "../core/findings/finding.ts";
import { type FindingGroup, findingGroups } from "../core/findings/findingGroups.ts";
import type { FindingsLeft } from "./findingsText.ts";

/** Facts of one severity that a page gets: a log of thousands of calls has tens of thousands. */
const mostFacts = 200;
/** Responses and numbers that one of its findings names. */
const mostNamed = 50;

/** The findings that a page gets, and how many facts it does not get. */
export interface ShownFindings {
  readonly findings: readonly Finding[];
  readonly left: FindingsLeft;
}

/**
 * The gravest facts with their causes, and of every account each kind of fact once, so that verdict and reasons are those
 * of all findings.
 * @param findings those of `findingsOf`, in that order
 */
export function shownFindings(findings: readonly Finding[]): ShownFindings {
  const counts = new Map<Severity, number>();
  const kinds = new Set<string>();
  const isShown = ({ fact: { code, severity, accountIds } }: FindingGroup): boolean => {
    const count = (counts.get(severity) ?? 0) + 1;
    counts.set(severity, count);
    const own = accountIds.map((id) => `${code} ${id}`).filter((kind) => !kinds.has(kind));
    for (const kind of own) kinds.add(kind);
    return count <= mostFacts || own.length > 0;
  };
  const groups = findingGroups(findings);
  const shown = groups.filter(isShown);
  const notesIn = (some: readonly FindingGroup[]): number => some.filter(({ fact }) => fact.severity === "info").length;
  const notes = notesIn(groups) - notesIn(shown);
  return {
    findings: shown.flatMap(({ fact, causes, additions }) => [fact, ...causes, ...additions].map(shortened)),
    left: { notes, others: groups.length - shown.length - notes },
  };
}

/** Hundreds of responses may show the same number. */
function shortened(finding: Finding): Finding {
  const { readings, evidence } = finding;
  if (readings.length <= mostNamed && evidence.length <= mostNamed) return finding;
  return { ...finding, readings: readings.slice(0, mostNamed), evidence: evidence.slice(0, mostNamed) };
}
