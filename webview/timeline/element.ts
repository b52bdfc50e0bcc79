import type { Attributes } from "../lib/dom.ts";

/** The description of an element, which the page creates; text is never parsed as markup. */
export interface Described {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly Part[];
}

/** The content of an element. */
export type Part = Described | string | null | readonly Part[];

/** Describes an element; within `svg` it is one of SVG. Attributes of false, null or undefined are left out. */
export function el(tag: string, attributes: Attributes = {}, ...children: readonly Part[]): Described {
  return { tag, attributes, children };
}
