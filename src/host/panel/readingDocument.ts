import type { Comparison } from "../../core/comparison.ts";
import { keepable } from "../../core/webhookAddress.ts";
import type { ReadOnlyDocument } from "../readOnlyDocuments.ts";

/** A reading as JSON: what was kept of the answer, which holds no secret. Null when the comparison has no such reading. */
export function readingDocument(comparison: Comparison, readingId: string): ReadOnlyDocument | null {
  const reading = comparison.readings.find(({ id }) => id === readingId);
  if (reading === undefined) return null;
  const name = `${readingId.replaceAll(/[^\w-]+/g, "-")}.json`;
  return { folder: comparison.id, name, text: `${JSON.stringify(keepable(reading), null, 2)}\n` };
}
