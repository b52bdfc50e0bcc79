/** Stands where something was that nobody may see: that it was there is a fact. */
export const redacted = "[redacted]";

const tokenKind = "(?:access|assets|link|processor|public|relay|user)-";

/** Nearly every text holds none, and this looks quicker. */
const mayBeToken = new RegExp(tokenKind, "i");

/**
 * Plaid's own token shapes are masked even when nobody named them, the emulator's and production's too. Whatever stands before one:
 * the `n` of a line end that JSON escaped, a `0A` of a URL or a name joined to it is a letter like any other.
 */
const tokenShape = new RegExp(`${tokenKind}(?:sandbox|production|development|local)-[a-z0-9-]+`, "gi");

/** A secret shorter than this would mask ordinary words; nothing Plaid issues is that short. */
const shortestSecret = 4;

/** What JSON and a URL write as it is: so is all that Plaid issues. */
const writtenAsItIs = /^[\w.~-]*$/;

/** Half a surrogate pair: a text with one has no URL form, and asking for it throws. */
const halfPair = /\p{Surrogate}/u;

function formsOf(secret: string): string[] {
  if (writtenAsItIs.test(secret)) return [secret];
  const json = JSON.stringify(secret).slice(1, -1);
  const inUrl = halfPair.test(secret) ? [] : [encodeURIComponent(secret)];
  return [...new Set([secret, json, ...inUrl])];
}

/** In an answer that is data, a shorter one would alter data: all that Plaid issues is longer. */
const shortestInData = 12;

function withoutNamed(text: string, secrets: readonly string[], shortest: number): string {
  const quoted: string[] = [];
  for (const secret of secrets) {
    if (secret.length < shortest) continue;
    for (const form of formsOf(secret)) if (text.includes(form)) quoted.push(form);
  }
  // Nearly every text quotes none.
  if (quoted.length === 0) return text;
  quoted.sort((left, right) => right.length - left.length);
  return quoted.reduce((masked, form) => masked.replaceAll(form, redacted), text);
}

/** The text with every secret masked: as it is, as JSON writes it and as a URL does; the longest first. */
export function redact(text: string, secrets: readonly string[]): string {
  const unnamed = withoutNamed(text, secrets, shortestSecret);
  return mayBeToken.test(unnamed) ? unnamed.replaceAll(tokenShape, redacted) : unnamed;
}

/**
 * JSON of a server that may quote what it was sent. Only those secrets are masked, none by its shape: an answer may
 * hold a new token that was asked for.
 */
export function redactJson(json: string, secrets: readonly string[]): string {
  return withoutNamed(json, secrets, shortestInData);
}
