import { type Child, h } from "./dom.ts";

/** A path or a code with an allowed line break after each slash and underscore. */
export function breakable(text: string): readonly Child[] {
  return text.split(/(?<=.[/_])/).flatMap((part, index) => (index === 0 ? [part] : [h("wbr"), part]));
}
