/** The style properties that a picture's look depends on, to be written as attributes. */
const looks = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "paint-order",
] as const;

/**
 * The picture as a self-contained SVG file: the theme's colours and fonts are written into it, and it refers to
 * nothing outside.
 * @param name the picture's text alternative
 */
export function standAloneSvg(live: SVGSVGElement, name: string): string {
  const copy = live.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [
    [live, ...live.querySelectorAll("*")],
    [copy, ...copy.querySelectorAll("*")],
  ];
  for (const [place, original] of originals.entries()) {
    const style = getComputedStyle(original);
    const element = copies[place];
    if (element === undefined || element.namespaceURI !== copy.namespaceURI) continue;
    for (const look of looks) {
      const value = style.getPropertyValue(look);
      // References to its own patterns stay as they are: a browser would make them absolute.
      if (value !== "" && !element.getAttribute(look)?.startsWith("url(")) element.setAttribute(look, value);
    }
    element.removeAttribute("class");
    element.removeAttribute("data-key");
  }
  copy.removeAttribute("aria-hidden");
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("role", "img");
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = name;
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", groundOf(live));
  copy.prepend(title, ground);
  return new XMLSerializer().serializeToString(copy);
}

/** The first opaque background behind the picture. */
function groundOf(element: Element): string {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== "" && backgroundColor !== "transparent" && !/,\s*0\)$/.test(backgroundColor))
      return backgroundColor;
  }
  return "Canvas";
}
