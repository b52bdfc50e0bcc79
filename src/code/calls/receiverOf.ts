import { isWordUnit } from "../languages/characters.ts";

/** How far back a receiver is read: chains are short, and minified lines are not. */
const longest = 400;

/**
 * What a method is called on, as far as it is a chain of names, calls and indexes, without space: `this.plaid`, `getPlaid()`.
 * @param code masked code
 * @param dot where the dot of the method is, or the `?` or `&` before it
 */
export function receiverOf(code: string, dot: number): string {
  return code.slice(receiverStart(code, dot), dot).replace(/\s+/g, "");
}

/** Where the receiver of a method begins; `dot` where it has none. */
export function receiverStart(code: string, dot: number): number {
  const least = Math.max(0, dot - longest);
  let start = dot;
  let at = dot;
  while (at > least) {
    const linkEnd = beforeSpace(code, at, least);
    const link = linkStart(code, linkEnd, least);
    if (link === linkEnd) break;
    start = link;
    const joint = beforeSpace(code, link, least);
    // A call or an index goes with the name before it.
    if (joint === link && /[([]/.test(code.charAt(link)) && joint > least && /[\w$)\]?!]/.test(code.charAt(joint - 1)))
      at = link;
    else if (code.charAt(joint - 1) === ".") at = /[?&!]/.test(code.charAt(joint - 2)) ? joint - 2 : joint - 1;
    else if (code.startsWith("::", joint - 2)) at = joint - 2;
    else break;
  }
  return start;
}

function beforeSpace(code: string, end: number, least: number): number {
  let at = end;
  while (at > least && /\s/.test(code.charAt(at - 1))) at -= 1;
  return at;
}

/** The start of the name, the arguments or the index that ends there; `end` where none does. */
function linkStart(code: string, end: number, least: number): number {
  let at = end;
  if (code.charAt(at - 1) === "!") at -= 1;
  if (/[)\]]/.test(code.charAt(at - 1))) {
    let depth = 0;
    while (at > least) {
      at -= 1;
      const sign = code.charAt(at);
      if (/[)\]}]/.test(sign)) depth += 1;
      else if (/[([{]/.test(sign)) depth -= 1;
      if (depth === 0) return at;
    }
    return end;
  }
  while (at > least && (isWordUnit(code.charCodeAt(at - 1)) || code.charAt(at - 1) === "@")) at -= 1;
  return at;
}
