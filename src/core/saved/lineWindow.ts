import { contextLength } from "./hints/lineContext.ts";
import { LineScan, type ScanVisitor } from "./scan/lineScan.ts";

/** The part of a text that is held. */
export interface HeldText {
  readonly text: string;
  /** How many characters of the whole text were before it. */
  readonly from: number;
}

/**
 * Reads a large text part by part. Of what was read, only so much stays as the lines behind it may refer to: what a log
 * takes does not grow with it.
 */
export class LineWindow implements HeldText {
  text = "";
  from = 0;
  readonly #scan: LineScan;
  /** Given, and not yet in the text. */
  #next: string[] = [];
  #nextLength = 0;
  /** So much has to be given for what is read next. */
  #wanted = 0;

  constructor(visitorOf: (held: HeldText) => ScanVisitor) {
    this.#scan = new LineScan(visitorOf(this));
  }

  /** Reads on in the next lines; `isAll` when none come behind them. Yields now and then. */
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
    // A value that is not closed in the text is read from its beginning again: each time in twice as much.
    this.#wanted = this.#scan.at === before - dropped ? this.text.length : 0;
  }
}
