/** Nine digits and more are an account's number: all but the last four are masked. */
const longNumber = /\d(?:[ -]?\d){4,}[ -]?(?=\d(?:[ -]?\d){3})/g;

/** A text that people and banks write freely, without a number of an account that somebody put into it. */
export function maskLongNumbers(text: string): string {
  return text.length < 9 ? text : text.replaceAll(longNumber, "••");
}
