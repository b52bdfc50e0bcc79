/** Attributes that the page sets on live elements, which a redraw must keep. */
const keptAttributes: ReadonlySet<string> = new Set(["style", "data-ring"]);

/** Placeholders in a drawing for live elements to leave unchanged. */
const standIns = new WeakSet<Element>();

/**
 * Creates a placeholder in a drawing for the live element with this key, when that would look the same: neither is
 * compared.
 */
export function standIn(tag: "td", key: string): HTMLElement {
  const element = document.createElement(tag);
  element.setAttribute("data-key", key);
  standIns.add(element);
  return element;
}

/**
 * Makes `live` look like `drawn`, keeping every element that is still present: focus, selection and scroll position
 * stay, and a screen reader announces only changes. Elements with the same `data-key` are the same element. Consumes
 * `drawn`.
 */
function morph(live: Element, drawn: Element): void {
  if (standIns.has(drawn) || live.isEqualNode(drawn)) return;
  syncAttributes(live, drawn);
  syncChildren(live, drawn);
}

function syncAttributes(live: Element, drawn: Element): void {
  for (const { name } of [...live.attributes]) {
    if (!drawn.hasAttribute(name) && !isKept(live, name)) live.removeAttribute(name);
  }
  for (const { name, value } of [...drawn.attributes]) {
    if (!isKept(live, name) && live.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  if (live instanceof HTMLElement && drawn instanceof HTMLElement && live.style.cssText !== drawn.style.cssText) {
    live.style.cssText = drawn.style.cssText;
  }
}

/** A menu keeps its open state, and the cell in the tab order is chosen with arrow keys: a redraw changes neither. */
function isKept(live: Element, name: string): boolean {
  if (name === "open" && live.hasAttribute("data-keeps-open")) return true;
  return keptAttributes.has(name) || (name === "tabindex" && live.hasAttribute("data-roving"));
}

function syncChildren(live: Element, drawn: Element): void {
  const wantedKeys = new Set([...drawn.childNodes].map(keyOf));
  const keyed = new Map<string, Element>();
  for (const child of [...live.children]) {
    const key = keyOf(child);
    // Removes elements first: the others are then in place, and moving them would lose the focus.
    if (key !== null && !wantedKeys.has(key)) child.remove();
    else if (key !== null) keyed.set(key, child);
  }
  let place: ChildNode | null = live.firstChild;
  for (const wanted of [...drawn.childNodes]) {
    const found = match(place, wanted, keyed);
    if (found === null) {
      live.insertBefore(wanted, place);
      continue;
    }
    if (found !== place) live.insertBefore(found, place);
    else place = found.nextSibling;
    if (found instanceof Element && wanted instanceof Element) morph(found, wanted);
    else if (found.nodeValue !== wanted.nodeValue) found.nodeValue = wanted.nodeValue;
  }
  while (place !== null) {
    const next: ChildNode | null = place.nextSibling;
    place.remove();
    place = next;
  }
}

function match(place: ChildNode | null, wanted: ChildNode, keyed: Map<string, Element>): ChildNode | null {
  const key = keyOf(wanted);
  if (key !== null) {
    const found = keyed.get(key);
    keyed.delete(key);
    return found !== undefined && found.nodeName === wanted.nodeName ? found : null;
  }
  return place !== null && keyOf(place) === null && place.nodeName === wanted.nodeName ? place : null;
}

function keyOf(node: Node): string | null {
  return node instanceof Element ? node.getAttribute("data-key") : null;
}

/** Updates `region` to contain `drawn` only, keeping live elements where possible. */
export function draw(region: Element, drawn: Element | null): void {
  const live = region.firstElementChild;
  if (drawn === null) region.replaceChildren();
  else if (live === null || live.nodeName !== drawn.nodeName) region.replaceChildren(drawn);
  else morph(live, drawn);
}
