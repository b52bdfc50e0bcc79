import type { Comparison } from "../comparison/comparison.ts";
import { type Unpack, unpackNothing } from "./body/packedText.ts";
import { compareSaved, type SavedInput, type SavedNote } from "./compareSaved.ts";
import { hintsIn } from "./hints/hintsIn.ts";
import { countPassed, nearestMiss, type PassedOver, type PassedReason } from "./passedOver.ts";
import { readDocument } from "./readDocument.ts";
import { type ReadText, readText } from "./readText.ts";
import type { CallHints, SavedBody } from "./savedBody.ts";
import type { TextPieces } from "./textPieces.ts";

/** A text that is longer could not be held, if it is one value: what a string of the runtime may hold, and a bit of room. Bytes. */
export const largestSaved = 500_000_000;

/** One text somebody kept: a file, the clipboard, an open editor. */
export interface SavedText extends CallHints {
  /** Names it in sentences, and is read for hints: `live.json`. */
  readonly source: string;
  /** Whole, or in pieces where it is too large to be held. */
  readonly text: string | TextPieces;
}

/** Why a text was refused as a whole: nothing in it can be read. */
export type OpenProblem =
  | { readonly kind: "none" }
  | { readonly kind: "no-json"; readonly source: string }
  /** What came nearest to an answer, and why it is none. */
  | { readonly kind: "nothing"; readonly source: string; readonly reason: PassedReason }
  | { readonly kind: "document"; readonly source: string; readonly detail: string }
  | { readonly kind: "newer-document"; readonly source: string; readonly version: number };

export interface OpenedSaved {
  /** The comparisons of documents first, then one of each Item that the answers are of. */
  readonly comparisons: readonly Comparison[];
  readonly notes: readonly SavedNote[];
  readonly problems: readonly OpenProblem[];
  /** Answers that were read, pages counted one by one. */
  readonly read: number;
  readonly passed: PassedOver;
}

/** How far opening is: characters read, of all. */
export interface OpenProgress {
  readonly done: number;
  readonly total: number;
}

type OpenOptions = Omit<SavedInput, "bodies" | "areTogether"> & {
  /** Makes texts of bodies that were kept as they came over the network, compressed; without it they are passed over. */
  readonly unpack?: Unpack;
};

/**
 * Opens saved texts: each document of a comparison is opened as it was, and the answers in them make one comparison for
 * each Item. What is none is passed over and counted; a text is refused when nothing in it can be read. No call is made,
 * and nothing throws but what the pieces of a text throw. `openedAt` is ISO 8601.
 */
export function openSaved(texts: readonly SavedText[], options: OpenOptions): OpenedSaved {
  const steps = openSavedInSteps([...texts], options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same in steps, so that whoever waits can be told how far it is, and can stop. The list is emptied as it is read: what a
 * large text takes is free before its answers are compared.
 */
export function* openSavedInSteps(
  texts: SavedText[],
  { openedAt, id, unpack = unpackNothing, ...said }: OpenOptions,
): Generator<OpenProgress, OpenedSaved> {
  const total = texts.reduce((sum, { text }) => sum + text.length, 0);
  const count = texts.length;
  const comparisons: Comparison[] = [];
  const problems: OpenProblem[] = [];
  const bodies: SavedBody[] = [];
  const seen: {
    readonly source: string;
    readonly from: number;
    readonly to: number;
    readonly opened: number;
    readonly reasons: readonly PassedReason[];
  }[] = [];
  let before = 0;
  while (texts.length > 0) {
    const { hints, length, documents, passed, bodies: found } = yield* readNext(texts, { before, total, unpack });
    const { source } = hints;
    before += length;
    const isAlone = documents.length + found.length === 1;
    const partOf = (index: number): string => (isAlone ? source : `${source} (${index + 1})`);
    for (const [index, document] of documents.entries()) {
      const read = readDocument(document, { openedAt });
      if (read.ok) comparisons.push(read.comparison);
      else if ("detail" in read) problems.push({ kind: "document", source: partOf(index), detail: read.detail });
      else problems.push({ kind: "newer-document", source: partOf(index), version: read.newerVersion });
    }
    const from = bodies.length;
    const named = isAlone ? {} : hintsIn(source);
    for (const [index, each] of found.entries()) {
      const part = partOf(documents.length + index);
      bodies.push({ ...named, ...each, ...hints, source: part, ...(!isAlone && { isOneOfMany: true as const }) });
    }
    seen.push({ source, from, to: bodies.length, opened: documents.length, reasons: passed });
  }
  const areTogether = count > 1 && bodies.length <= count;
  const compared = compareSaved({ bodies, openedAt, id, areTogether, ...said });
  const refused = new Map(compared.refused.map(({ index, problem }) => [index, problem]));
  let passed = compared.passed;
  for (const { source, from, to, opened, reasons } of seen) {
    const refusedHere = bodies.slice(from, to).flatMap((_, index) => refused.get(from + index) ?? []);
    passed = countPassed(refusedHere, countPassed(reasons, passed));
    if (opened > 0 || to - from > refusedHere.length) continue;
    const reason = nearestMiss([...reasons, ...refusedHere]);
    problems.push(reason === null ? { kind: "no-json", source } : { kind: "nothing", source, reason });
  }
  if (count === 0) problems.push({ kind: "none" });
  const read = bodies.length - refused.size - (compared.passed["of-no-item"] ?? 0);
  return { comparisons: [...comparisons, ...compared.comparisons], notes: compared.notes, problems, read, passed };
}

/** Takes the next text out of the list and reads it. A function of its own, so that nothing holds the text when it is read. */
function* readNext(
  texts: SavedText[],
  { before, total, unpack }: { readonly before: number; readonly total: number; readonly unpack: Unpack },
): Generator<OpenProgress, ReadText & { readonly hints: Omit<SavedText, "text">; readonly length: number }> {
  const next = texts.shift();
  if (next === undefined) throw new RangeError("there is no text");
  const { text, ...hints } = next;
  const reading = readText(text, unpack);
  try {
    let step = reading.next();
    for (; step.done !== true; step = reading.next()) yield { done: before + step.value, total };
    const { documents, passed, bodies } = step.value;
    return { hints, length: text.length, documents, passed, bodies };
  } finally {
    // Left between two steps, it closes what the text comes from.
    reading.return({ documents: [], passed: [], bodies: [] });
  }
}
