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

const kinds: readonly BracketPair["kind"][] = ["(", "[", "{"];
/** Of each code unit its bracket's place in `kinds`, from 1, and below zero where it closes; 0 for all else. */
const signs = new Int8Array(128);
for (const [place, pair] of ["()", "[]", "{}"].entries()) {
  signs[pair.charCodeAt(0)] = place + 1;
  signs[pair.charCodeAt(1)] = -place - 1;
}

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
  for (let at = 0; at < code.length; at += 1) {
    const sign = signs[code.charCodeAt(at)] ?? 0;
    if (sign === 0) continue;
    const kind = kinds[Math.abs(sign) - 1] ?? "(";
    if (sign > 0) {
      open[kind] += 1;
      const pair: OpenPair = {
        kind,
        start: at,
        end: code.length,
        inside: { start: at + 1, end: code.length },
        around: stack.at(-1) ?? null,
      };
      pairs.push(pair);
      stack.push(pair);
    } else if (open[kind] > 0) {
      for (;;) {
        const pair = stack.pop();
        if (pair === undefined) break;
        open[pair.kind] -= 1;
        pair.inside.end = at;
        pair.end = pair.kind === kind ? at + 1 : at;
        if (pair.kind === kind) break;
      }
    }
  }
  return pairs;
}
