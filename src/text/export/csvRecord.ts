/** A cell of a CSV file: a string as it is, a number as in JSON, null as an empty cell. */
export type CsvValue = string | number | null;

/** The start of a cell that a spreadsheet reads as a formula, including full-width forms and leading white space. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/**
 * The same after a character that some spreadsheets treat as the end of a cell: with a decimal comma the separator is
 * a semicolon, quotes within a cell lose their meaning, and the text after the semicolon starts a new cell.
 */
const formulaInside = /([;|\t\r\n])(?=[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

function csvCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // The leading apostrophe is the spreadsheets' own mark for text. Source: OWASP, CSV Injection.
  const inside = value.replaceAll(formulaInside, "$1'");
  const safe = formula.test(inside) ? `'${inside}` : inside;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * One record of RFC 4180, with its line end. No text in it can run as a formula, whichever separator the spreadsheet
 * uses; numbers stay numbers.
 */
export function csvRecord(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}
