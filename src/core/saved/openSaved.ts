import type { Comparison } from "../comparison.ts";
import { compareSaved, type SavedInput, type SavedNote, type SavedProblem } from "./compareSaved.ts";
import { hintsIn } from "./hintsIn.ts";
import { jsonValuesIn, type LabelledValue } from "./jsonValuesIn.ts";
import { isDocument, readDocument } from "./readDocument.ts";
import type { CallHints, SavedBody } from "./savedBody.ts";

/** One text somebody kept: a file, the clipboard, an open editor. */
export interface SavedText extends CallHints {
  /** Names it in sentences, and is read for hints: `live.json`. */
  readonly source: string;
  readonly text: string;
}

export type OpenProblem =
  | SavedProblem
  | { readonly kind: "no-json"; readonly source: string }
  | { readonly kind: "document"; readonly source: string; readonly detail: string }
  | { readonly kind: "newer-document"; readonly source: string; readonly version: number };

export interface OpenedSaved {
  /** The comparisons of documents first, then the one that all bodies make together. */
  readonly comparisons: readonly Comparison[];
  readonly notes: readonly SavedNote[];
  readonly problems: readonly OpenProblem[];
}

/**
 * Opens saved texts: each document of a comparison is opened as it was, and all bodies of answers together make one
 * comparison. No call is made, and nothing throws. `openedAt` is ISO 8601.
 */
export function openSaved(
  texts: readonly SavedText[],
  { openedAt, id, ...said }: Omit<SavedInput, "bodies">,
): OpenedSaved {
  const comparisons: Comparison[] = [];
  const problems: OpenProblem[] = [];
  const bodies: SavedBody[] = [];
  for (const saved of texts) {
    const found = jsonValuesIn(saved.text).flatMap(singleValues);
    if (found.length === 0) problems.push({ kind: "no-json", source: saved.source });
    for (const [index, each] of found.entries()) {
      const source = found.length === 1 ? saved.source : `${saved.source} (${index + 1})`;
      if (!isDocument(each.value)) {
        const { text: _, ...hints } = saved;
        bodies.push({ ...hintsIn(each.label), ...hints, source, body: each.value });
        continue;
      }
      const read = readDocument(each.value, { openedAt });
      if (read.ok) comparisons.push(read.comparison);
      else if ("detail" in read) problems.push({ kind: "document", source, detail: read.detail });
      else problems.push({ kind: "newer-document", source, version: read.newerVersion });
    }
  }
  if (bodies.length === 0) return { comparisons, notes: [], problems };
  const compared = compareSaved({ bodies, openedAt, id, ...said });
  if (!compared.ok) return { comparisons, notes: [], problems: [...problems, compared.problem] };
  return { comparisons: [...comparisons, compared.comparison], notes: compared.notes, problems };
}

/** A list of answers, and the document of several comparisons, as their parts. */
function singleValues({ value, label }: LabelledValue): readonly LabelledValue[] {
  const parts: unknown = hasComparisons(value) ? value.comparisons : value;
  return Array.isArray(parts) ? parts.map((each: unknown) => ({ value: each, label })) : [{ value, label }];
}

function hasComparisons(value: unknown): value is { readonly comparisons: readonly unknown[] } {
  return typeof value === "object" && value !== null && "comparisons" in value && Array.isArray(value.comparisons);
}
