import { findingsOf } from "../../core/causes/findingsOf.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Failure } from "../../core/failure/errors.ts";
import type { Finding } from "../../core/findings/finding.ts";
import { type FindingsText, noFindingsText, noneLeft, serializeFindings } from "../../protocol/findingsText.ts";
import { type ShownFindings, shownFindings } from "../../protocol/shownFindings.ts";
import { messagesOfFindings } from "../../text/findings/messagesOfFindings.ts";

const none: ShownFindings = { findings: [], left: noneLeft };

/** The findings of the open comparison that its page shows, computed once per comparison. */
export class OpenFindings {
  readonly #onError: (error: unknown) => void;
  #of: Comparison | null = null;
  found: readonly Finding[] = [];
  /** `found` as text for the page, formatted once per comparison. */
  text: FindingsText = noFindingsText;
  /** Set when the findings could not be computed; the responses are shown all the same. */
  failure: Failure | null = null;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Updates `found` for this comparison. While it runs there are none: half of the responses prove nothing. */
  follow(comparison: Comparison | null): void {
    if (comparison === this.#of) return;
    if (comparison === null || comparison.status === "running") this.#keep(comparison, none);
    else this.#workOut(comparison);
  }

  #workOut(comparison: Comparison): void {
    try {
      this.#keep(comparison, shownFindings(findingsOf(comparison)));
    } catch (error) {
      this.#onError(error);
      this.#keep(comparison, none, { reason: "internal", requestId: null });
    }
  }

  #keep(comparison: Comparison | null, shown: ShownFindings, failure: Failure | null = null): void {
    this.#of = comparison;
    this.found = shown.findings;
    const words = messagesOfFindings(shown.findings);
    this.text = shown.findings.length === 0 ? noFindingsText : serializeFindings({ ...shown, words });
    this.failure = failure;
  }
}
