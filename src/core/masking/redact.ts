/** Replaces a secret; that there was one stays visible. */
export const redacted = "[redacted]";

const tokenKind = "(?:access|assets|link|processor|public|relay|user)-";

/** A quick check that rules out most texts. */
const mayBeToken = new RegExp(tokenKind, "i");

/**
 * Plaid's own token shapes are masked even when nobody named them, those of the emulator and of production too. They
 * may follow any character: the `n` of an escaped line break, the `0A` of a URL, or a name joined to them.
 */
const tokenShape = new RegExp(`${tokenKind}(?:sandbox|production|development|local)-[a-z0-9-]+`, "gi");

/** A secret shorter than this would mask ordinary words; nothing Plaid issues is that short. */
const shortestSecret = 4;

/** Characters that JSON and URLs leave unescaped, of which everything that Plaid issues consists. */
const writtenAsItIs = /^[\w.~-]*$/;

/** An unpaired surrogate: a text with one cannot be URL-encoded, and the attempt throws. */
const halfPair = /\p{Surrogate}/u;

function formsOf(secret: string): string[] {
  if (writtenAsItIs.test(secret)) return [secret];
  const json = JSON.stringify(secret).slice(1, -1);
  const inUrl = halfPair.test(secret) ? [] : [encodeURIComponent(secret)];
  return [...new Set([secret, json, ...inUrl])];
}

/** In response data a shorter secret would mask data; everything that Plaid issues is longer. */
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

/** Masks every secret in a text: in plain, JSON-escaped and URL-encoded form, the longest first. */
export function redact(text: string, secrets: readonly string[]): string {
  const unnamed = withoutNamed(text, secrets, shortestSecret);
  return mayBeToken.test(unnamed) ? unnamed.replaceAll(tokenShape, redacted) : unnamed;
}

/**
 * Masks named secrets in a server's JSON, which may quote what it was sent. Token shapes are not masked: the response
 * may hold a new token that was asked for.
 */
export function redactJson(json: string, secrets: readonly string[]): string {
  return withoutNamed(json, secrets, shortestInData);
}
