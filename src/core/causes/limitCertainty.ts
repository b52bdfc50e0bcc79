import type { Evidence } from "../findings/evidence.ts";
import type { DraftFinding } from "../findings/finding.ts";
import type { FailedReading, OkReading } from "../reading/reading.ts";
import type { Statement } from "./cause.ts";

/**
 * True for a saved response whose endpoint, time or order was guessed: no finding that rests on it is above possible.
 */
export function isGuessed({ guessed }: Pick<OkReading | FailedReading, "guessed">): boolean {
  return guessed !== undefined && guessed.length > 0;
}

/** The finding, at most possible where it rests on one of these answers. */
function limited(finding: DraftFinding, guesses: ReadonlySet<string>): DraftFinding {
  if (finding.certainty === "possible" || !finding.readings.some((id) => guesses.has(id))) return finding;
  return { ...finding, certainty: "possible" };
}

/** The causes, each at most possible where it rests on an answer of which anything was guessed. */
export function limitCauses(causes: readonly DraftFinding[], { ok, failed }: Evidence): readonly DraftFinding[] {
  const guesses = new Set([...ok, ...failed].filter(isGuessed).map(({ id }) => id));
  return guesses.size === 0 ? causes : causes.map((cause) => limited(cause, guesses));
}

/**
 * A fact and its causes, no more certain than the guesses allow. The numbers in an answer are certain whatever its
 * time; its endpoint is part of every fact, so a fact from a guessed endpoint is only possible.
 */
export function limitCertainty({ fact, causes, adds }: Statement, evidence: Evidence): Statement {
  const endpoints = [...evidence.ok, ...evidence.failed].filter(
    ({ guessed }) => guessed?.includes("endpoint") === true,
  );
  return {
    fact: limited(fact, new Set(endpoints.map(({ id }) => id))),
    ...(causes !== undefined && { causes: limitCauses(causes, evidence) }),
    ...(adds !== undefined && { adds }),
  };
}
