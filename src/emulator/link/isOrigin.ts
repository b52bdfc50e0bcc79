/**
 * Whether a text is an origin, such as `https://app.test`. One with a wildcard would let any page in, and a `;` in it would
 * begin another directive of the header it stands in.
 */
export function isOrigin(text: string): boolean {
  return /^https?:\/\/[\w.-]+(:\d+)?$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
