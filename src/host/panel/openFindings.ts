import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Failure } from "../../core/failure/errors.ts";
import type { Finding } from "../../core/findings/finding.ts";
import { findingsOf } from "../../core/findings/findingsOf.ts";
import { type FindingsText, noFindingsText, type ToldFindings, writeFindings } from "../../protocol/findingsText.ts";
import { findingWords } from "../../text/findings/findingWords.ts";

const none: ToldFindings = { findings: [], words: {} };

/** The findings of the comparison that is open, worked out once for each. */
export class OpenFindings {
  readonly #onError: (error: unknown) => void;
  #of: Comparison | null = null;
  found: readonly Finding[] = [];
  /** `found` as the page is told it: written once, however often it is told. */
  text: FindingsText = noFindingsText;
  /** Set where they could not be worked out: what was answered is shown all the same. */
  failure: Failure | null = null;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Makes `found` those of this comparison. Half of the answers prove nothing: none while it runs. */
  follow(comparison: Comparison | null): void {
    if (comparison === this.#of) return;
    if (comparison === null || comparison.status === "running") this.#keep(comparison, none);
    else this.#workOut(comparison);
  }

  #workOut(comparison: Comparison): void {
    try {
      const findings = findingsOf(comparison);
      this.#keep(comparison, { findings, words: findingWords(findings) });
    } catch (error) {
      this.#onError(error);
      this.#keep(comparison, none, { reason: "internal", requestId: null });
    }
  }

  #keep(comparison: Comparison | null, told: ToldFindings, failure: Failure | null = null): void {
    this.#of = comparison;
    this.found = told.findings;
    this.text = told.findings.length === 0 ? noFindingsText : writeFindings(told);
    this.failure = failure;
  }
}
