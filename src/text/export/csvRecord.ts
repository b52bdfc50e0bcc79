/** A cell of a CSV file: text as it is, a number as JSON writes it, null as an empty cell. */
export type CsvValue = string | number | null;

/** What a spreadsheet takes for the start of a formula, full-width forms and leading white space included. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function csvCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // The apostrophe is what spreadsheets themselves write for "this is text". Source: OWASP, CSV Injection.
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record of RFC 4180, with its line end. No text in it can run as a formula; numbers stay numbers. */
export function csvRecord(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}
