/**
 * A text as it is searched, without case and accents: nobody types them in a filter, and macOS writes the accents of its
 * files' names as letters of their own.
 */
export function plainSearch(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
