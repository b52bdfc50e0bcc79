/** The name and password of an address, and what follows its path: no call goes to an address that has them, and each may be a key. */
const besidePlace = /(?<=^[a-z][a-z0-9+.-]*:\/\/)[^/?#]*@|[?#].*$/gis;

/**
 * An address that goes between the quotes of any language, or between none: what one of them would act on is percent-encoded, and
 * what may be a key is left out.
 */
export function plainUrl(url: string): string {
  return encodeURI(url.replaceAll(besidePlace, ""))
    .replaceAll(
      /[^A-Za-z0-9:/.%_~[\]-]/g,
      (char) => `%${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .replace(/\/+$/, "");
}
