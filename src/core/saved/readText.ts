import type { JsonObject } from "../extract/json.ts";
import { answersIn, type FoundAnswer } from "./answersIn.ts";
import type { Unpack } from "./body/packedText.ts";
import { isYamlRecording, yamlValue } from "./body/yamlValue.ts";
import { lineContext } from "./hints/lineContext.ts";
import { type PlainStream, prefixedLines } from "./hints/linePrefixes.ts";
import { type HeldText, LineWindow } from "./lineWindow.ts";
import { nearestMiss, type PassedReason } from "./passedOver.ts";
import { isDocument } from "./readDocument.ts";
import type { SavedBody } from "./savedBody.ts";
import { type LineHints, savedBodyOf } from "./savedBodyOf.ts";
import { closingOf } from "./scan/closingOf.ts";
import type { ScanVisitor } from "./scan/lineScan.ts";
import type { PlacedValue } from "./scan/readLiteral.ts";
import { scanText } from "./scan/scanText.ts";
import { largestWhole, type TextPieces, wholeLines } from "./textPieces.ts";
import { withoutColours } from "./withoutColours.ts";

/** What one text holds, in its order. */
export interface ReadText {
  /** Documents of comparisons, as `--json` printed them: not yet checked. */
  readonly documents: readonly JsonObject[];
  /** Masked, and reduced to what is read of an answer. */
  readonly bodies: readonly Omit<SavedBody, "source">[];
  readonly passed: readonly PassedReason[];
}

/**
 * Reads everything in a text: what is an answer, whatever is around it, what is a comparison, and why each other value
 * is none. What is larger than a piece is read piece by piece, unless it is one value. Yields how far it is, in characters.
 * Never throws but what the pieces throw.
 */
export function* readText(text: string | TextPieces, unpack: Unpack): Generator<number, ReadText> {
  const reader = new Reader(unpack);
  if (typeof text === "string" && text.length <= largestWhole) {
    yield* reader.whole(withoutColours(text));
    return reader;
  }
  const pieces = plainLines(text);
  try {
    const head = begun(pieces);
    if (isYamlRecording(head) || isOneValue(head)) yield* reader.whole(head + [...pieces].join(""));
    else yield* reader.inPieces(head, pieces);
  } finally {
    // What they come from is closed, wherever the reading was left.
    pieces.return();
  }
  return reader;
}

/** So much of a large text tells what it is. */
const headLength = 1_000_000;

function begun(pieces: Generator<string, void>): string {
  let head = "";
  while (head.length < headLength) {
    const next = pieces.next();
    if (next.done === true) break;
    head += next.value;
  }
  return head;
}

function* plainLines(text: string | TextPieces): Generator<string, void> {
  for (const lines of wholeLines(text)) yield withoutColours(lines);
}

/** Whether a text goes on as it begins, in one JSON value: a recording, a comparison. */
function isOneValue(head: string): boolean {
  const start = head.search(/\S/);
  return /[{[]/.test(head[start] ?? "") && closingOf(head, start, head.length) < 0;
}

/** How the document of a comparison begins, or a list of them. */
const documentHead = /^\s*(?:\{\s*"comparisons"\s*:\s*)?\[?\s*\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"id"\s*:/;

/** How a HAR begins that was exported here. What other recorders were stopped in the middle of is read as far as it goes. */
const ownHarHead =
  /^\s*\{\s*"log"\s*:\s*\{\s*"version"\s*:\s*"1\.2"\s*,\s*"creator"\s*:\s*\{\s*"name"\s*:\s*"Balance Lens"/;

/** Whether a text was written here, by an export or `--json`. */
function isOwn(text: string): boolean {
  return documentHead.test(text) || ownHarHead.test(text);
}

function* before(head: string, others: Iterable<string>): Generator<string, void> {
  yield head;
  yield* others;
}

class Reader implements ReadText {
  readonly documents: JsonObject[] = [];
  readonly bodies: Omit<SavedBody, "source">[] = [];
  readonly passed: PassedReason[] = [];
  readonly #unpack: Unpack;

  constructor(unpack: Unpack) {
    this.#unpack = unpack;
  }

  /** Reads a text that is held as a whole. */
  *whole(text: string): Generator<number, void> {
    const yaml = isYamlRecording(text) ? yamlValue(text, this.#unpack) : undefined;
    if (yaml !== undefined) {
      this.value(yaml, null);
      return;
    }
    const prefixed = prefixedLines(text);
    if (prefixed === null) yield* scanText(text, this.#visitor({ text, from: 0 }, isOwn(text)));
    for (const stream of prefixed?.add(text) ?? []) {
      const plain = stream.taken();
      yield* scanText(plain, this.#visitor({ text: plain, from: 0 }, isOwn(plain), stream));
    }
  }

  /** Reads the lines of a log: `head` is the first of its pieces, `others` are those behind it. */
  *inPieces(head: string, others: Iterable<string>): Generator<number, void> {
    const prefixed = prefixedLines(head);
    const isDocument = isOwn(head);
    const windows = new Map<PlainStream | null, LineWindow>();
    const windowOf = (stream: PlainStream | null): LineWindow => {
      const window = windows.get(stream) ?? new LineWindow((held) => this.#visitor(held, isDocument, stream));
      windows.set(stream, window);
      return window;
    };
    let done = 0;
    for (const piece of before(head, others)) {
      for (const stream of prefixed?.add(piece) ?? [null]) {
        const window = windowOf(stream);
        stream?.forget(window.from);
        for (const _ of window.read(stream?.taken() ?? piece, false)) yield done;
      }
      done += piece.length;
      yield done;
    }
    for (const window of windows.values()) for (const _ of window.read("", true)) yield done;
  }

  /** `isDocument` of a text that was written here; `stream` is whose text is held, null where its lines had no prefixes. */
  #visitor(held: HeldText, isDocument: boolean, stream: PlainStream | null = null): ScanVisitor {
    // Where the answer before ended, in the whole text.
    let answered = 0;
    const linesOf = ({ start, end }: PlacedValue): LineHints => {
      const floor = Math.max(0, answered - held.from);
      return (callIds) =>
        lineContext(held.text, { start, end, floor }, callIds, stream?.whenAt(held.from + start) ?? null);
    };
    return {
      value: (found) => {
        if (this.value(found.value, linesOf(found), found.isSliced)) answered = held.from + found.end;
      },
      others: () => void this.passed.push("not-an-answer"),
      cut: (inside) => {
        if (isDocument) {
          // Written half, or still being written: beside whole documents there are only parts of one, which are no answers.
          for (const each of inside) this.#document(each.value);
          this.passed.push("cut");
          return;
        }
        let isFound = false;
        for (const each of inside) {
          const { answers } = answersIn(each.value, { isPrinted: true, unpack: this.#unpack });
          if (this.#keep(answers, linesOf(each), true) === 0) continue;
          answered = held.from + each.end;
          isFound = true;
        }
        if (!isFound) this.passed.push("cut");
      },
    };
  }

  /** Reads one value, and whether an answer was in it. */
  value(value: unknown, lines: LineHints | null, isSliced?: true): boolean {
    if (this.#document(value)) return true;
    const { answers, passed } = answersIn(value, { isPrinted: isSliced === true, unpack: this.#unpack });
    const count = this.#keep(answers, lines, isSliced);
    if (answers.length > 0 || Array.isArray(value)) this.passed.push(...passed);
    else this.passed.push(nearestMiss(passed) ?? "not-an-answer");
    return count > 0;
  }

  /** Keeps what of the answers can be read, and tells how many that are. */
  #keep(answers: readonly FoundAnswer[], lines: LineHints | null, isSliced?: true): number {
    let count = 0;
    for (const answer of answers) {
      const body = savedBodyOf(answer, lines, isSliced === true);
      if (typeof body === "string") this.passed.push(body);
      else {
        this.bodies.push(body);
        count += 1;
      }
    }
    return count;
  }

  #document(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    const parts: unknown = "comparisons" in value && Array.isArray(value.comparisons) ? value.comparisons : [value];
    if (!Array.isArray(parts)) return false;
    const documents = (Array.isArray(value) ? value : parts).filter((each: unknown) => isDocument(each));
    this.documents.push(...documents);
    return documents.length > 0;
  }
}
