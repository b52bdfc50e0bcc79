/** Characters of a line; a longer value is broken over several. */
const widest = 80;

/**
 * Formats JSON with each value on one line where it fits, so that a rule can be read at a glance and compared with the
 * next.
 */
export function compactJson(value: unknown, indent = ""): string {
  const line = inLine(value);
  if (indent.length + line.length <= widest && indent !== "") return line;
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.length > 0) {
    const rows = value.map((each) => inner + compactJson(each, inner));
    return `[\n${rows.join(",\n")}\n${indent}]`;
  }
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0 && !Array.isArray(value)) {
    const rows = Object.entries(value).map(
      ([name, each]) => `${inner}${JSON.stringify(name)}: ${compactJson(each, inner)}`,
    );
    return `{\n${rows.join(",\n")}\n${indent}}`;
  }
  return line;
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${inLine(each)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
