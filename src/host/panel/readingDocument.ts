import type { Comparison } from "../../core/comparison/comparison.ts";
import { keepable } from "../../core/masking/webhookAddress.ts";
import type { ReadOnlyDocument } from "../window/readOnlyDocuments.ts";
import { shownReading } from "./shownReading.ts";

/** A reading as JSON: what was kept of the answer, which holds no secret. Null when no such reading is shown. */
export function readingDocument(comparison: Comparison | null, readingId: string): ReadOnlyDocument | null {
  const reading = shownReading(comparison, readingId);
  if (comparison === null || reading === undefined) return null;
  const name = `${readingId.replaceAll(/[^\w-]+/g, "-")}.json`;
  return { folder: comparison.id, name, text: `${JSON.stringify(keepable(reading), null, 2)}\n` };
}
