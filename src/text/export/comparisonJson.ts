import type { Comparison } from "../../core/comparison/comparison.ts";
import { comparisonDocument } from "../../core/documents/comparisonDocument.ts";
import { redact } from "../../core/masking/redact.ts";

/** A comparison as JSON by `docs/comparison.schema.json`, complete enough to be opened again as the same panel. */
export function comparisonJson(comparison: Comparison): string {
  // A token is of letters, digits and dashes: masking it in the text leaves the JSON as valid as it was.
  return `${redact(JSON.stringify(comparisonDocument(comparison, { withTiming: true }), null, 2), [])}\n`;
}
