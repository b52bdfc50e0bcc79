import { append, type Child, setAttributes } from "../lib/dom.ts";
import { draw } from "../lib/morph.ts";
import type { Described, Part } from "./element.ts";

const html = "http://www.w3.org/1999/xhtml";
const svg = "http://www.w3.org/2000/svg";

/** Makes a region show what is described; elements that are still there stay. */
export function paint(region: Element, drawn: Described | null): void {
  draw(region, drawn === null ? null : create(drawn, html));
}

function create({ tag, attributes, children }: Described, around: string): Element {
  const namespace = tag === "svg" ? svg : around;
  const element = document.createElementNS(namespace, tag);
  setAttributes(element, attributes);
  append(
    element,
    children.map((part) => createPart(part, namespace)),
  );
  return element;
}

function createPart(part: Part, namespace: string): Child {
  if (part === null || typeof part === "string") return part;
  if ("tag" in part) return create(part, namespace);
  return part.map((each) => createPart(each, namespace));
}
