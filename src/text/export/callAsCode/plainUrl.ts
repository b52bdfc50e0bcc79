/**
 * User name, password, query and fragment of an address. No call is made to an address that has them, and each may be
 * a secret.
 */
const besidePlace = /(?<=^[a-z][a-z0-9+.-]*:\/\/)[^/?#]*@|[?#].*$/gis;

/**
 * An address that is safe within the quotes of any language, or unquoted: characters with a meaning in one of them are
 * percent-encoded, and parts that may be secret are removed.
 */
export function plainUrl(url: string): string {
  return encodeURI(url.replaceAll(besidePlace, ""))
    .replaceAll(
      /[^A-Za-z0-9:/.%_~[\]-]/g,
      (char) => `%${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .replace(/\/+$/, "");
}
