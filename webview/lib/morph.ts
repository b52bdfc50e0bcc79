/** Attributes the page sets on a live element and a new drawing must not take away. */
const keptAttributes: ReadonlySet<string> = new Set(["style", "data-ring"]);

/** Elements that say in a drawing: the live one with my key stays as it is. */
const standIns = new WeakSet<Element>();

/** Stands in a drawing for a live element with this key that would come out the same: neither is looked at again. */
export function standIn(tag: "td", key: string): HTMLElement {
  const element = document.createElement(tag);
  element.setAttribute("data-key", key);
  standIns.add(element);
  return element;
}

/**
 * Makes `live` look like `drawn` while keeping every element that is still there: focus, selection and scroll stay
 * where they are, and a screen reader hears only what changed. Elements with the same `data-key` are the same element.
 * `drawn` is used up.
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

/** A menu stays open as the person left it. The one cell of the table that Tab reaches moves with the arrow keys, whatever is drawn meanwhile. */
function isKept(live: Element, name: string): boolean {
  if (name === "open" && live.hasAttribute("data-keeps-open")) return true;
  return keptAttributes.has(name) || (name === "tabindex" && live.hasAttribute("data-roving"));
}

function syncChildren(live: Element, drawn: Element): void {
  const wantedKeys = new Set([...drawn.childNodes].map(keyOf));
  const keyed = new Map<string, Element>();
  for (const child of [...live.children]) {
    const key = keyOf(child);
    // What goes leaves first: what stays then stands where it should and is not moved, which would cost it its focus.
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

/** Makes `region` hold just `drawn`, keeping what is already there where it can. */
export function draw(region: Element, drawn: Element | null): void {
  const live = region.firstElementChild;
  if (drawn === null) region.replaceChildren();
  else if (live === null || live.nodeName !== drawn.nodeName) region.replaceChildren(drawn);
  else morph(live, drawn);
}
