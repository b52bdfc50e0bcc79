import { type Child, h } from "./dom.ts";

/** A path with an allowed line break after each slash. */
export function breakable(endpoint: string): readonly Child[] {
  return endpoint.split(/(?<=.\/)/).flatMap((part, index) => (index === 0 ? [part] : [h("wbr"), part]));
}
