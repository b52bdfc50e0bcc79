/** A JSON value found in a text, and the text that stood before it since the value before. */
export interface LabelledValue {
  readonly value: unknown;
  readonly label: string;
}

/** Where the value that opens at `start` is closed; -1 when it is not. Brackets in strings do not count. */
function closingOf(text: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index += 1) {
    const char = text[index];
    if (inString) {
      if (char === "\\") index += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === "{" || char === "[") depth += 1;
    else if (char === "}" || char === "]") {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}

/**
 * Every JSON object or array in a text, in order: a file with one, several pasted one after another, or log lines with
 * a body in each. What stands between is kept as the label of the value it leads to. A bracket that opens no JSON is
 * passed over. Never throws.
 */
export function jsonValuesIn(text: string): readonly LabelledValue[] {
  const found: LabelledValue[] = [];
  let labelFrom = 0;
  let misses = 0;
  const opening = /[{[]/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const end = closingOf(text, match.index);
    const parsed = end < 0 ? null : parsedOrNull(text.slice(match.index, end + 1));
    if (!isBody(parsed)) {
      misses += 1;
      // Prose full of brackets is no log of answers, and each miss reads on to the end.
      if (misses > mostMisses) break;
      continue;
    }
    found.push({ value: parsed, label: text.slice(labelFrom, match.index) });
    labelFrom = end + 1;
    opening.lastIndex = labelFrom;
  }
  return found;
}

const mostMisses = 200;

/** `[2026]` and `[]` are valid JSON, and more likely a log's own brackets. */
function isBody(value: unknown): boolean {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "object" && first !== null;
}

function parsedOrNull(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
