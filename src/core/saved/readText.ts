import type { JsonObject } from "../extract/json.ts";
import { answersIn, type FoundAnswer } from "./answersIn.ts";
import type { Unpack } from "./body/packedText.ts";
import { isYamlRecording, yamlValue } from "./body/yamlValue.ts";
import { lineContext } from "./hints/lineContext.ts";
import { type PlainStream, prefixedLines } from "./hints/linePrefixes.ts";
import { type HeldText, LineWindow } from "./lineWindow.ts";
import { mostSpecificReason, type PassedReason } from "./passedOver.ts";
import { isDocument } from "./readDocument.ts";
import type { SavedBody } from "./savedBody.ts";
import { type LineHints, savedBodyOf, type TokenNumbers } from "./savedBodyOf.ts";
import { closingOf } from "./scan/closingOf.ts";
import type { PlacedValue } from "./scan/readLiteral.ts";
import { scanText } from "./scan/scanText.ts";
import type { ScanVisitor } from "./scan/valueFinder.ts";
import { largestWhole, type TextPieces, wholeLines } from "./textPieces.ts";
import { withoutColours } from "./withoutColours.ts";

/** The contents of one text, in their order. */
export interface ReadText {
  /** Documents of comparisons, as `--json` prints them, not yet checked. */
  readonly documents: readonly JsonObject[];
  /** The responses, masked and reduced to what is read of them. */
  readonly bodies: readonly Omit<SavedBody, "source">[];
  readonly passed: readonly PassedReason[];
}

/**
 * Reads everything in a text: the responses, whatever is around them, the documents of comparisons, and why each other
 * value is none. A large text is read piece by piece, unless it is one value. Yields its progress in characters. Throws
 * only what the pieces throw.
 */
export function* readText(
  text: string | TextPieces,
  unpack: Unpack,
  tokens: TokenNumbers,
): Generator<number, ReadText> {
  const reader = new Reader(unpack, tokens);
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
    // The source of the pieces is closed, however the reading ends.
    pieces.return();
  }
  return reader;
}

/** The beginning of a large text that decides what it is, in characters. */
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

/** True for a text that begins as one JSON value over many lines: a recording, a comparison. */
function isOneValue(head: string): boolean {
  const start = head.search(/\S/);
  return /[{[]/.test(head[start] ?? "") && closingOf(head, start, head.length) < 0;
}

/** The beginning of a comparison's document, or of a list of them. */
const documentHead = /^\s*(?:\{\s*"comparisons"\s*:\s*)?\[?\s*\{\s*"schemaVersion"\s*:\s*\d+\s*,\s*"id"\s*:/;

/** The beginning of a HAR exported here. Recordings of other tools that were cut off are read as far as they go. */
const ownHarHead =
  /^\s*\{\s*"log"\s*:\s*\{\s*"version"\s*:\s*"1\.2"\s*,\s*"creator"\s*:\s*\{\s*"name"\s*:\s*"Balance Lens"/;

/** True for a text that an export or `--json` wrote. */
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
  readonly #tokens: TokenNumbers;

  constructor(unpack: Unpack, tokens: TokenNumbers) {
    this.#unpack = unpack;
    this.#tokens = tokens;
  }

  /** Reads a text that is in memory as a whole. */
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

  /** Reads the lines of a log: `head` is the first piece, `others` are the rest. */
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

  /**
   * `isDocument`: the text was written here. `stream`: the stream whose text is read; null where the lines have no
   * prefixes.
   */
  #visitor(held: HeldText, isDocument: boolean, stream: PlainStream | null = null): ScanVisitor {
    // The end of the previous response in the whole text.
    let answered = 0;
    // The start of the last value, and of its line: one line may hold all values, and is searched once.
    let seen = 0;
    let line = 0;
    const linesOf = ({ start, end }: PlacedValue): LineHints => {
      const floor = Math.max(0, answered - held.from);
      const since = Math.max(0, seen - held.from);
      const newline = held.text.slice(since, start).lastIndexOf("\n");
      if (newline >= 0) line = held.from + since + newline + 1;
      seen = held.from + start;
      const lineStart = Math.max(0, line - held.from);
      return (record) =>
        lineContext(held.text, { start, end, floor, lineStart }, record, stream?.whenAt(held.from + start) ?? null);
    };
    return {
      value: (found) => {
        if (this.value(found.value, linesOf(found), found.isSliced)) answered = held.from + found.end;
      },
      others: () => void this.passed.push("not-an-answer"),
      cut: (inside) => {
        if (isDocument) {
          // The text was cut off, or is still being written: beside whole documents there are only parts of one, which
          // are no responses.
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

  /** Reads one value. @returns whether it contained a response */
  value(value: unknown, lines: LineHints | null, isSliced?: true): boolean {
    if (this.#document(value)) return true;
    const { answers, passed } = answersIn(value, { isPrinted: isSliced === true, unpack: this.#unpack });
    const count = this.#keep(answers, lines, isSliced);
    if (answers.length > 0 || Array.isArray(value)) this.passed.push(...passed);
    else this.passed.push(mostSpecificReason(passed) ?? "not-an-answer");
    return count > 0;
  }

  /** Keeps the responses that can be read. @returns how many */
  #keep(answers: readonly FoundAnswer[], lines: LineHints | null, isSliced?: true): number {
    let count = 0;
    for (const answer of answers) {
      const body = savedBodyOf(answer, { lines, isSliced: isSliced === true, tokens: this.#tokens });
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
