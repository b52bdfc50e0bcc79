import { contextLength } from "./hints/lineContext.ts";
import { type ScanVisitor, ValueFinder } from "./scan/valueFinder.ts";

/** The part of a text in memory. */
export interface HeldText {
  readonly text: string;
  /** The number of characters of the whole text before it. */
  readonly from: number;
}

/**
 * Reads a large text in parts. Of the text read, only as much stays in memory as later lines may refer to: memory use
 * does not grow with the log.
 */
export class LineWindow implements HeldText {
  text = "";
  from = 0;
  readonly #scan: ValueFinder;
  /** Parts that were passed in and are not yet in the text. */
  #next: string[] = [];
  #nextLength = 0;
  /** The number of characters needed for the next reading. */
  #wanted = 0;

  constructor(visitorOf: (held: HeldText) => ScanVisitor) {
    this.#scan = new ValueFinder(visitorOf(this));
  }

  /** Reads the next lines; `isAll` when there are no more. Yields from time to time, in characters read. */
  *read(more: string, isAll: boolean): Generator<number, void> {
    this.#next.push(more);
    this.#nextLength += more.length;
    if (this.#nextLength < this.#wanted && !isAll) return;
    const before = this.#scan.at;
    const dropped = this.text.lastIndexOf("\n", Math.max(0, before - contextLength)) + 1;
    this.text = this.text.slice(dropped) + this.#next.join("");
    this.from += dropped;
    this.#next = [];
    this.#nextLength = 0;
    yield* this.#scan.read(this.text, { dropped, isAll });
    // A value that is not closed yet is read again from its start, each time in twice as much text.
    this.#wanted = this.#scan.at === before - dropped ? this.text.length : 0;
  }
}
