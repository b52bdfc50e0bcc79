import { redact } from "./redact.ts";

/** Nine digits and more are an account's number: all but the last four are masked. */
const longNumber = /\d(?:[ -]?\d){4,}[ -]?(?=\d(?:[ -]?\d){3})/g;

/** A text without a number of an account that somebody put into it. */
export function maskLongNumbers(text: string): string {
  return text.length < 9 ? text : text.replaceAll(longNumber, "••");
}

/** A name or a message that people, banks and servers write freely, without a number of an account and without a token. */
export function freeName(text: string): string {
  return maskLongNumbers(redact(text, []));
}

/** The same of a name that may be missing. */
export function freeNameOrNull(text: string | null): string | null {
  return text === null ? null : freeName(text);
}
