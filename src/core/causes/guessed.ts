import type { Evidence } from "../findings/evidence.ts";
import type { DraftFinding } from "../findings/finding.ts";
import type { FailedReading, OkReading } from "../reading/reading.ts";
import type { Told } from "./cause.ts";

/** True of a saved response whose endpoint, time or place in the order was guessed: nothing above possible rests on it. */
export function isGuessed({ guessed }: Pick<OkReading | FailedReading, "guessed">): boolean {
  return guessed !== undefined && guessed.length > 0;
}

/** The finding, no surer than possible where an answer that it rests on is one of these. */
function capped(finding: DraftFinding, guesses: ReadonlySet<string>): DraftFinding {
  if (finding.certainty === "possible" || !finding.readings.some((id) => guesses.has(id))) return finding;
  return { ...finding, certainty: "possible" };
}

/** Causes, none surer than possible that rests on anything guessed of an answer. */
export function cappedCauses(causes: readonly DraftFinding[], { ok, failed }: Evidence): readonly DraftFinding[] {
  const guesses = new Set([...ok, ...failed].filter(isGuessed).map(({ id }) => id));
  return guesses.size === 0 ? causes : causes.map((cause) => capped(cause, guesses));
}

/**
 * A fact and its causes, none surer than what was guessed allows. What an answer holds is certain whenever it was given;
 * which endpoint gave it is part of every fact, so one whose endpoint was guessed proves none.
 */
export function cappedByGuesses({ fact, causes, adds }: Told, evidence: Evidence): Told {
  const endpoints = [...evidence.ok, ...evidence.failed].filter(
    ({ guessed }) => guessed?.includes("endpoint") === true,
  );
  return {
    fact: capped(fact, new Set(endpoints.map(({ id }) => id))),
    ...(causes !== undefined && { causes: cappedCauses(causes, evidence) }),
    ...(adds !== undefined && { adds }),
  };
}
