import type { Comparison } from "../../core/comparison/comparison.ts";
import { comparisonDocument } from "../../core/documents/comparisonDocument.ts";
import { redact } from "../../core/masking/redact.ts";

/** A comparison as JSON by `docs/comparison.schema.json`, complete enough to reopen the same panel. */
export function comparisonJson(comparison: Comparison): string {
  // Tokens consist of letters, digits and dashes, so masking them keeps the JSON valid.
  return `${redact(JSON.stringify(comparisonDocument(comparison, { withTiming: true }), null, 2), [])}\n`;
}
