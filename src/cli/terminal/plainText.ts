/** Control characters, and those that turn the direction of what follows: a bank's text must not steer a terminal. */
const steering = /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu;

/** A text from outside as one line without anything that a terminal would act on. */
export function plainText(text: string): string {
  return text.replace(steering, " ").trim();
}
