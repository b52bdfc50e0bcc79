/** An address that goes between the quotes of any language, or between none: what one of them would act on is percent-encoded. */
export function plainUrl(url: string): string {
  return encodeURI(url)
    .replaceAll(
      /[^A-Za-z0-9:/.%_~[\]-]/g,
      (char) => `%${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .replace(/\/+$/, "");
}
