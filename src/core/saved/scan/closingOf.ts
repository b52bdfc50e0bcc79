const quote = 34;
const backslash = 92;

/**
 * Finds where the JSON value that opens at `start` is closed; -1 where that is not before `limit`. Brackets in strings
 * do not count. Reads each character once, and allocates nothing.
 */
export function closingOf(text: string, start: number, limit: number): number {
  let depth = 0;
  for (let index = start; index < limit; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) {
      index = endOfString(text, index);
      if (index < 0) return -1;
    } else if (code === 123 || code === 91) depth += 1;
    else if (code === 125 || code === 93) {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}

/** The index of the closing quote of the string that opens at `start`; -1 where there is none. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}
