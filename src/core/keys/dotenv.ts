/**
 * The variables of a `.env` file; the last of a name wins. Comments, `export`, quotes and a comment after a value are
 * understood; values that span lines or name other variables are not, since no key of Plaid's does.
 */
export function parseDotenv(text: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/)) {
    const equals = line.indexOf("=");
    const name = line
      .slice(0, Math.max(0, equals))
      .trim()
      .replace(/^export\s+/, "");
    if (/^[A-Za-z_][\w.-]*$/.test(name)) variables.set(name, readValue(line.slice(equals + 1).trim()));
  }
  return variables;
}

function readValue(text: string): string {
  const quote = text.charAt(0);
  const end = /["'`]/.test(quote) ? text.indexOf(quote, 1) : -1;
  if (end > 0) return text.slice(1, end);
  const comment = text.search(/(^|\s)#/);
  return (comment < 0 ? text : text.slice(0, comment)).trim();
}
