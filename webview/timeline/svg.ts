import { type Attributes, append, type Child, setAttributes } from "../lib/dom.ts";

const namespace = "http://www.w3.org/2000/svg";

/** Creates an SVG element. Attributes of false, null or undefined are left out; text is never parsed as markup. */
export function s<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS(namespace, tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}
