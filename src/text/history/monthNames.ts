import { plainSearch } from "../../core/plainSearch.ts";

/** By language: asking `Intl` costs more than the search that it is needed for. */
const known = new Map<string, readonly (readonly string[])[]>();

/**
 * The names of the twelve months as they are searched, without case and accents: long, short and as within a date, in the
 * reader's language and in English.
 */
export function monthNamesOf(locale: string): readonly (readonly string[])[] {
  const before = known.get(locale);
  if (before !== undefined) return before;
  const formats = [locale, "en"].flatMap((language) =>
    (["long", "short"] as const).flatMap((month) => {
      const alone = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
      const inDate = new Intl.DateTimeFormat(language, { month, day: "numeric", timeZone: "UTC" });
      return [(ms: number) => alone.format(ms), (ms: number) => monthIn(inDate.formatToParts(ms))];
    }),
  );
  const names = Array.from({ length: 12 }, (_, month) => {
    const words = formats.map((format) => plainSearch(format(Date.UTC(2026, month, 15))).replace(/\.$/, ""));
    // Some languages number their months: a number alone is no name.
    return [...new Set(words)].filter((word) => /\p{L}/u.test(word));
  });
  known.set(locale, names);
  return names;
}

function monthIn(parts: readonly Intl.DateTimeFormatPart[]): string {
  return parts.find(({ type }) => type === "month")?.value ?? "";
}
