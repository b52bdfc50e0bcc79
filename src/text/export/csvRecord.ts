/** A cell of a CSV file: text as it is, a number as JSON writes it, null as an empty cell. */
export type CsvValue = string | number | null;

/** What a spreadsheet takes for the start of a formula, full-width forms and leading white space included. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/**
 * The same after what another spreadsheet takes for the end of a cell: where the decimal sign is a comma a semicolon
 * separates, the quotes of a cell that does not begin its own are no quotes, and what comes next is a cell of its own.
 */
const formulaInside = /([;|\t\r\n])(?=[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

function csvCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // The apostrophe is what spreadsheets themselves write for "this is text". Source: OWASP, CSV Injection.
  const inside = value.replaceAll(formulaInside, "$1'");
  const safe = formula.test(inside) ? `'${inside}` : inside;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record of RFC 4180, with its line end. No text in it can run as a formula, whatever separates cells where it is opened; numbers stay numbers. */
export function csvRecord(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}
