import type { Measure } from "./model/labelPlacement.ts";

/** Measures text in an element's font, without changing the page. */
export function createMeasure(element: Element): () => { readonly measure: Measure; readonly fontSize: number } {
  const drawing = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  return () => {
    const { fontFamily, fontSize } = getComputedStyle(element);
    const size = Number.parseFloat(fontSize);
    return {
      fontSize: size,
      measure: (text, isBold) => {
        const font = `${isBold ? 600 : 400} ${fontSize} ${fontFamily}`;
        const key = font + text;
        let width = known.get(key);
        if (width === undefined) {
          if (drawing !== null) drawing.font = font;
          width = drawing?.measureText(text).width ?? text.length * size;
          known.set(key, width);
        }
        return width;
      },
    };
  };
}
