import type { Measure } from "./model/placing.ts";

/** Measures text in an element's font, without changing the page. */
export function measureIn(element: Element): { readonly measure: Measure; readonly fontSize: number } {
  const { fontFamily, fontSize } = getComputedStyle(element);
  const size = Number.parseFloat(fontSize) || 12;
  const drawing = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  return {
    fontSize: size,
    measure: (text, isBold = false) => {
      const key = `${isBold} ${text}`;
      let width = known.get(key);
      if (width === undefined) {
        if (drawing !== null) drawing.font = `${isBold ? 600 : 400} ${size}px ${fontFamily}`;
        width = drawing?.measureText(text).width ?? text.length * size * 0.6;
        known.set(key, width);
      }
      return width;
    },
  };
}
