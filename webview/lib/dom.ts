/** The content of an element. Text becomes a text node, so data is never parsed as markup. */
export type Child = Node | string | null | false | readonly Child[];

export interface Attributes {
  readonly [name: string]: string | number | boolean | null | undefined;
}

/** Custom properties (`--name`), set through the CSSOM: the content security policy refuses style attributes. */
export type CustomProperties = Readonly<Record<`--${string}`, string>>;

/** Creates an element. An attribute of true is written empty; one of false, null or undefined is left out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

/** Sets custom properties on an element and returns it. */
export function withProperties<E extends HTMLElement>(element: E, properties: CustomProperties): E {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
  return element;
}

/** Sets attributes. One of true is written empty; one of false, null or undefined is taken off. */
export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Appends content; text becomes a text node. */
export function append(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === false) continue;
    if (typeof child === "string") parent.appendChild(document.createTextNode(child));
    else if (child instanceof Node) parent.appendChild(child);
    else append(parent, child);
  }
}
