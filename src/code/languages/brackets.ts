import { firstPlace } from "../../core/firstPlace.ts";
import type { TextRange } from "./maskedSource.ts";

/** A pair of brackets, from the opening one to behind the closing one. */
export interface BracketPair extends TextRange {
  readonly kind: "(" | "[" | "{";
  /** Between the two. Brackets that are never closed end with the pair around them, or with the text. */
  readonly inside: TextRange;
  /** The pair around it; null for the outermost ones. */
  readonly around: BracketPair | null;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type OpenPair = Omit<Mutable<BracketPair>, "inside"> & { readonly inside: Mutable<TextRange> };

const closes: Readonly<Record<string, BracketPair["kind"]>> = { ")": "(", "]": "[", "}": "{" };

/**
 * The brackets of masked code, in one pass: all pairs, by where they open. A closing bracket without an opening one counts
 * for nothing; one that closes an outer pair ends the inner ones with it.
 */
export class Brackets {
  readonly pairs: readonly BracketPair[];

  constructor(code: string) {
    this.pairs = pairsOf(code);
  }

  /** The pair that opens exactly there. */
  at(open: number): BracketPair | null {
    const pair = this.pairs[this.#lastBefore(open + 1)];
    return pair?.start === open ? pair : null;
  }

  /** The innermost pair around a place. */
  around(at: number): BracketPair | null {
    let pair = this.pairs[this.#lastBefore(at)] ?? null;
    while (pair !== null && pair.inside.end < at) pair = pair.around;
    return pair;
  }

  /** The first pair that opens at a place or behind it, and closes before another. */
  firstFrom(from: number, before: number): BracketPair | null {
    for (let index = this.#lastBefore(from) + 1; index < this.pairs.length; index += 1) {
      const pair = this.pairs[index];
      if (pair === undefined || pair.start >= before) return null;
      if (pair.end <= before) return pair;
    }
    return null;
  }

  /** The index of the last pair that opens before a place; -1 where none does. */
  #lastBefore(at: number): number {
    return firstPlace(this.pairs, ({ start }) => start >= at) - 1;
  }
}

function pairsOf(code: string): readonly BracketPair[] {
  const pairs: OpenPair[] = [];
  const stack: OpenPair[] = [];
  const open = { "(": 0, "[": 0, "{": 0 };
  for (const { 0: sign, index } of code.matchAll(/[()[\]{}]/g)) {
    const kind = closes[sign];
    if (kind === undefined) {
      const opened = sign as BracketPair["kind"];
      open[opened] += 1;
      const pair: OpenPair = {
        kind: opened,
        start: index,
        end: code.length,
        inside: { start: index + 1, end: code.length },
        around: stack.at(-1) ?? null,
      };
      pairs.push(pair);
      stack.push(pair);
    } else if (open[kind] > 0) {
      for (;;) {
        const pair = stack.pop();
        if (pair === undefined) break;
        open[pair.kind] -= 1;
        pair.inside.end = index;
        pair.end = pair.kind === kind ? index + 1 : index;
        if (pair.kind === kind) break;
      }
    }
  }
  return pairs;
}
