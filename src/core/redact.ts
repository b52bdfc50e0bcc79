const mask = "[redacted]";

/** Plaid's own token shapes are masked even when nobody named them, the emulator's and production's too. */
const tokenShape = /\b(access|public|link|processor|user)-(sandbox|production|development|local)-[A-Za-z0-9-]+/g;

/** A secret shorter than this would mask ordinary words; nothing Plaid issues is that short. */
const shortestSecret = 4;

function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  // A text with half a surrogate pair has no URL form, and asking for one throws.
  const inUrl = /[\ud800-\udfff]/.test(secret) ? [] : [encodeURIComponent(secret)];
  return [...new Set([secret, json, ...inUrl])];
}

/** The text with every secret masked: as it is, as JSON writes it and as a URL does; the longest first. */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = secrets.filter((secret) => secret.length >= shortestSecret).flatMap(formsOf);
  forms.sort((left, right) => right.length - left.length);
  const named = forms.reduce((masked, form) => masked.replaceAll(form, mask), text);
  return named.replaceAll(tokenShape, mask);
}
