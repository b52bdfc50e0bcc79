import type { PictureContext } from "./pictureWords.ts";

/** Formats the labels of the axes. */
export interface TickWords {
  /** `06:00`. */
  time(ms: number): string;
  /** `Sun` in the last days before `now`, else `Nov 21`, with the year when it is not the current one. */
  day(ms: number): string;
  /** `09:15:12`. */
  second(ms: number): string;
  /** ms that the reader's clock is ahead of UTC at a moment. */
  offset(ms: number): number;
  /** The amounts of an axis, with the decimals their step needs; long amounts in compact form. */
  amounts(ticks: readonly number[], step: number): readonly string[];
}

const dayMs = 86_400_000;
/** A longer amount would take a fifth of a narrow picture. */
const mostCharacters = 11;

/**
 * Creates the formatters of a picture's axes.
 * @param now ms since the epoch
 * @param currency of the amounts; null when they have none
 */
export function tickWords(context: PictureContext, now: number, currency: string | null): TickWords {
  const { locale, timeZone, formats } = context;
  const zone = timeZone === undefined ? {} : { timeZone };
  const dated = (shown: Intl.DateTimeFormatOptions) =>
    lazily(() => new Intl.DateTimeFormat(locale, { ...shown, ...zone }));
  const weekday = dated({ weekday: "short" });
  const date = dated({ month: "short", day: "numeric" });
  const dateOfYear = dated({ year: "numeric", month: "short", day: "numeric" });
  // Sweden writes a date and a time as ISO 8601 does.
  const stamp = lazily(() => new Intl.DateTimeFormat("sv", { dateStyle: "short", timeStyle: "medium", ...zone }));
  const thisYear = formats.day(now).slice(0, 4);
  return {
    time: (ms) => formats.moment(ms, "none", "minute"),
    second: (ms) => formats.moment(ms, "none", "second"),
    day: (ms) => {
      if (formats.day(ms).slice(0, 4) !== thisYear) return dateOfYear().format(ms);
      return Math.abs(now - ms) < 6 * dayMs ? weekday().format(ms) : date().format(ms);
    },
    offset: (ms) => Date.parse(`${stamp().format(ms)}Z`) - Math.floor(ms / 1000) * 1000,
    amounts: (ticks, step) => {
      const inFull = amountFormat(step, currency, locale);
      const full = ticks.map((tick) => inFull.format(tick));
      if (full.every((words) => words.length <= mostCharacters)) return full;
      const inShort = shortFormat(currency, locale);
      const short = ticks.map((tick) => inShort.format(tick));
      // The compact forms may all read the same.
      return new Set(short).size === short.length ? short : full;
    },
  };
}

/** A format with as many decimals as the step needs. */
function amountFormat(step: number, currency: string | null, locale: string): Intl.NumberFormat {
  const digits = Number.isInteger(step) ? 0 : Math.max(2, Math.min(8, Math.ceil(-Math.log10(step))));
  return new Intl.NumberFormat(locale, {
    ...styleOf(currency),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

function shortFormat(currency: string | null, locale: string): Intl.NumberFormat {
  const short = { notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: 3 } as const;
  return new Intl.NumberFormat(locale, { ...styleOf(currency), ...short });
}

/** Leaves out a code that `Intl` rejects: the amounts of an axis have one unit anyway. */
function styleOf(currency: string | null): Intl.NumberFormatOptions {
  return currency !== null && /^[A-Za-z]{3}$/.test(currency) ? { style: "currency", currency } : {};
}

function lazily<Made>(make: () => Made): () => Made {
  let made: Made | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
