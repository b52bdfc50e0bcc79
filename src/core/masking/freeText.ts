import { redact } from "./redact.ts";

/** Nine or more digits may be an account number: all but the last four are masked. */
const longNumber = /\d(?:[ -]?\d){4,}[ -]?(?=\d(?:[ -]?\d){3})/g;

/** Masks account numbers that somebody typed into a text. */
export function maskLongNumbers(text: string): string {
  return text.length < 9 ? text : text.replaceAll(longNumber, "••");
}

/** Masks account numbers and tokens in a name or message that people, banks and servers write freely. */
export function freeName(text: string): string {
  return maskLongNumbers(redact(text, []));
}

/** The same of a name that may be missing. */
export function freeNameOrNull(text: string | null): string | null {
  return text === null ? null : freeName(text);
}
