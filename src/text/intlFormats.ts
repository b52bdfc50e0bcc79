/** `Intl` formatters of one locale, created on first use and kept: creating one costs more than using it. */
export interface Formats {
  money(currency: string | null, sign: "auto" | "exceptZero"): (value: number) => string;
  count(value: number): string;
  /** At most one decimal. */
  decimal(value: number): string;
  list(values: readonly string[]): string;
  plural(value: number): Intl.LDMLPluralRule;
  dateTime(ms: number): string;
  /** The calendar day in the reader's zone, `2026-03-10`: for comparisons, not for display. */
  day(ms: number): string;
  /** A time of day, with the requested part of its date. */
  moment(ms: number, date: DateShown, precision: Precision): string;
}

type DateShown = "none" | "day" | "day-and-year";
export type Precision = "minute" | "second" | "millisecond";

/** All decimals are shown (Plaid sends at most seven in practice): rounding would hide a difference. */
const mostDecimals = 8;

type Sign = "auto" | "exceptZero";

function moneyFormatter(locale: string, currency: string | null, signDisplay: Sign): (value: number) => string {
  const plain = { maximumFractionDigits: mostDecimals, minimumFractionDigits: 2, signDisplay } as const;
  if (currency === null) {
    const format = new Intl.NumberFormat(locale, plain);
    return (value) => format.format(value);
  }
  if (!/^[A-Za-z]{3}$/.test(currency)) {
    // `Intl` rejects unofficial codes (crypto, some countries).
    const format = new Intl.NumberFormat(locale, plain);
    return (value) => `${format.format(value)} ${currency}`;
  }
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    signDisplay,
    maximumFractionDigits: mostDecimals,
  });
  return (value) => format.format(value);
}

function lazily<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

export function createFormats(locale: string, timeZone?: string): Formats {
  const money = new Map<string, (value: number) => string>();
  const zone = timeZone === undefined ? {} : { timeZone };
  const counts = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
  const decimals = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
  const lists = lazily(() => new Intl.ListFormat(locale, { type: "conjunction" }));
  const plurals = lazily(() => new Intl.PluralRules(locale));
  const dates = lazily(
    () => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23", ...zone }),
  );
  const days = lazily(
    () => new Intl.DateTimeFormat("en-US", { year: "numeric", month: "2-digit", day: "2-digit", ...zone }),
  );
  const moments = new Map<string, Intl.DateTimeFormat>();
  return {
    money: (currency, sign) => {
      const key = `${sign} ${currency ?? ""}`;
      const known = money.get(key) ?? moneyFormatter(locale, currency, sign);
      money.set(key, known);
      return known;
    },
    count: (value) => counts().format(value),
    decimal: (value) => decimals().format(value),
    list: (values) => lists().format(values),
    plural: (value) => plurals().select(value),
    dateTime: (ms) => dates().format(ms),
    day: (ms) => {
      const [month = "", day = "", year = ""] = days().format(ms).split("/");
      return `${year}-${month}-${day}`;
    },
    moment: (ms, date, precision) => {
      const key = `${date} ${precision}`;
      const known = moments.get(key) ?? new Intl.DateTimeFormat(locale, { ...momentParts(date, precision), ...zone });
      moments.set(key, known);
      return known.format(ms);
    },
  };
}

function momentParts(date: DateShown, precision: Precision): Intl.DateTimeFormatOptions {
  return {
    ...(date !== "none" && { month: "short", day: "numeric" }),
    ...(date === "day-and-year" && { year: "numeric" }),
    hour: "2-digit",
    minute: "2-digit",
    ...(precision !== "minute" && { second: "2-digit" }),
    ...(precision === "millisecond" && { fractionalSecondDigits: 3 }),
    hourCycle: "h23",
  };
}

/** The part of a `TextContext` that decides how numbers and times are written. */
interface Localized {
  readonly locale: string;
  readonly timeZone?: string;
  readonly formats?: Formats;
}

/** The formatters of a context: those that it keeps, else new ones. */
export function formatsOf({ formats, locale, timeZone }: Localized): Formats {
  return formats ?? createFormats(locale, timeZone);
}

/** The context with its formatters, for code that does not create any. */
export function withFormats<Context extends Localized>(context: Context): Context & { readonly formats: Formats } {
  return { ...context, formats: formatsOf(context) };
}
