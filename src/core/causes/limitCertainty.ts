import type { Evidence } from "../evidence/evidence.ts";
import type { DraftFinding } from "../findings/finding.ts";
import type { Statement } from "./cause.ts";

/** The finding, at most possible where it rests on one of these answers. */
function limited(finding: DraftFinding, guesses: ReadonlySet<string>): DraftFinding {
  if (finding.certainty === "possible" || !finding.readings.some((id) => guesses.has(id))) return finding;
  return { ...finding, certainty: "possible" };
}

/** The causes, each at most possible where it rests on an answer of which anything was guessed. */
export function limitCauses(causes: readonly DraftFinding[], { guessed }: Evidence): readonly DraftFinding[] {
  return guessed.any.size === 0 ? causes : causes.map((cause) => limited(cause, guessed.any));
}

/**
 * A fact and its causes, no more certain than the guesses allow. The numbers in an answer are certain whatever its
 * time; its endpoint is part of every fact, so a fact from a guessed endpoint is only possible.
 */
export function limitCertainty({ fact, causes, adds }: Statement, evidence: Evidence): Statement {
  return {
    fact: limited(fact, evidence.guessed.endpoint),
    ...(causes !== undefined && { causes: limitCauses(causes, evidence) }),
    ...(adds !== undefined && { adds }),
  };
}
