import type { Comparison } from "../comparison/comparison.ts";
import { type Unpack, unpackNothing } from "./body/packedText.ts";
import { compareSaved, type SavedInput, type SavedNote } from "./compareSaved.ts";
import { hintsIn } from "./hints/hintsIn.ts";
import { countPassed, mostSpecificReason, type PassedOver, type PassedReason } from "./passedOver.ts";
import { readDocument } from "./readDocument.ts";
import { type ReadText, readText } from "./readText.ts";
import type { CallHints, SavedBody } from "./savedBody.ts";
import type { TokenNumbers } from "./savedBodyOf.ts";
import type { TextPieces } from "./textPieces.ts";

/** The longest text, in bytes, that can be one value: the runtime's longest string less some room. */
export const largestSaved = 500_000_000;

/** One saved text: a file, the clipboard, an open editor. */
export interface SavedText extends CallHints {
  /** Names it in sentences and gives hints, such as `live.json`. */
  readonly source: string;
  /** The whole text, or pieces where it is too large for memory. */
  readonly text: string | TextPieces;
}

/** Why a text was refused as a whole: nothing in it could be read. */
export type OpenProblem =
  | { readonly kind: "none" }
  | { readonly kind: "no-json"; readonly source: string }
  /** The value that was most like a response, and why it is none. */
  | { readonly kind: "nothing"; readonly source: string; readonly reason: PassedReason }
  | { readonly kind: "document"; readonly source: string; readonly detail: string }
  | { readonly kind: "newer-document"; readonly source: string; readonly version: number };

export interface OpenedSaved {
  /** The comparisons of documents first, then one for each Item of the responses. */
  readonly comparisons: readonly Comparison[];
  readonly notes: readonly SavedNote[];
  readonly problems: readonly OpenProblem[];
  /** The number of responses read, each page counted. */
  readonly read: number;
  readonly passed: PassedOver;
}

/** Progress: characters read, and all characters. */
export interface OpenProgress {
  readonly done: number;
  readonly total: number;
}

type OpenOptions = Omit<SavedInput, "bodies" | "areTogether"> & {
  /** Decompresses bodies that were kept as they were transferred; without it they are passed over. */
  readonly unpack?: Unpack;
};

/**
 * Opens saved texts: each document of a comparison as it was, and one comparison for each Item of the responses in
 * them. Other values are passed over and counted; a text is refused when nothing in it can be read. Makes no call, and
 * throws only what the pieces of a text throw. `openedAt` is ISO 8601.
 */
export function openSaved(texts: readonly SavedText[], options: OpenOptions): OpenedSaved {
  const steps = openSavedInSteps([...texts], options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * `openSaved` in steps, so that progress can be shown and the reading stopped. The list is emptied as it is read, so
 * that the memory of a large text is free before its responses are compared.
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
  const tokens: TokenNumbers = new Map();
  let before = 0;
  while (texts.length > 0) {
    const {
      hints,
      length,
      documents,
      passed,
      bodies: found,
    } = yield* readNext(texts, { before, total, unpack, tokens });
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
    const isNamed = Object.keys(named).length > 0;
    for (const [index, each] of found.entries()) {
      const part = partOf(documents.length + index);
      // Filled in place: a large log has tens of thousands.
      const body = Object.assign(isNamed ? { ...named, ...each } : each, hints, { source: part });
      bodies.push(isAlone ? body : Object.assign(body, { isOneOfMany: true as const }));
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
    const reason = mostSpecificReason([...reasons, ...refusedHere]);
    problems.push(reason === null ? { kind: "no-json", source } : { kind: "nothing", source, reason });
  }
  if (count === 0) problems.push({ kind: "none" });
  const read = bodies.length - refused.size - (compared.passed["of-no-item"] ?? 0);
  return { comparisons: [...comparisons, ...compared.comparisons], notes: compared.notes, problems, read, passed };
}

/**
 * Takes the next text from the list and reads it. A function of its own, so that nothing refers to the text afterwards.
 */
function* readNext(
  texts: SavedText[],
  {
    before,
    total,
    unpack,
    tokens,
  }: { readonly before: number; readonly total: number; readonly unpack: Unpack; readonly tokens: TokenNumbers },
): Generator<OpenProgress, ReadText & { readonly hints: Omit<SavedText, "text">; readonly length: number }> {
  const next = texts.shift();
  if (next === undefined) throw new RangeError("there is no text");
  const { text, ...hints } = next;
  const reading = readText(text, unpack, tokens);
  try {
    let step = reading.next();
    for (; step.done !== true; step = reading.next()) yield { done: before + step.value, total };
    const { documents, passed, bodies } = step.value;
    return { hints, length: text.length, documents, passed, bodies };
  } finally {
    // Closes the source of the text, also when the reading is stopped between two steps.
    reading.return({ documents: [], passed: [], bodies: [] });
  }
}
